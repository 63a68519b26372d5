// What is secret to the whole deployment. Personal keys are not in here: a vault keeps what is deleted, and a destroyed key must be gone (key-table.bicep).
param location string
param tags object
@minLength(13)
param token string
param siloPrincipalId string
param keyMakerId string
param keyMakerPrincipalId string

@secure()
param oidcClientSecret string

var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
var secretsOfficer = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7')

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'kv-${token}'
  location: location
  tags: tags
  properties: {
    sku: { family: 'A', name: 'standard' }
    tenantId: tenant().tenantId
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 30
    // Whoever loses the master key loses every personal key.
    enablePurgeProtection: true
  }
}

resource siloReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, siloPrincipalId, secretsUser)
  scope: vault
  properties: { principalId: siloPrincipalId, principalType: 'ServicePrincipal', roleDefinitionId: secretsUser }
}

resource keyMakerWrites 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, keyMakerPrincipalId, secretsOfficer)
  scope: vault
  properties: { principalId: keyMakerPrincipalId, principalType: 'ServicePrincipal', roleDefinitionId: secretsOfficer }
}

resource clientSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'oidc-client-secret'
  properties: { value: oidcClientSecret }
}

// Made inside Azure, by its random source, where there are none yet: they pass through nobody's machine, and another deployment leaves them as they are.
resource makeKeys 'Microsoft.Resources/deploymentScripts@2023-08-01' = {
  name: 'make-keys-${token}'
  location: location
  tags: tags
  kind: 'AzureCLI'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${keyMakerId}': {} }
  }
  properties: {
    azCliVersion: '2.63.0'
    environmentVariables: [{ name: 'VAULT', value: vault.name }]
    scriptContent: loadTextContent('make-keys.sh')
    timeout: 'PT15M'
    retentionInterval: 'PT1H'
    cleanupPreference: 'Always'
  }
  dependsOn: [keyMakerWrites]
}

output name string = vault.name
output uri string = vault.properties.vaultUri
