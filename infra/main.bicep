// All of Upskill in one resource group: silos behind one address, their store, their keys, and where logs go.
targetScope = 'subscription'

@description('Name of the azd environment; names of resources begin with it.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('Where everything is made.')
param location string

@description('Whether the silo\'s app is there: its image stays then. Until it has one of ours a page of the platform stands in its place, of whose health nothing is asked.')
param siloExists bool = false

@description('How many silos there are. From three on two must agree that one is dead.')
@minValue(2)
@maxValue(10)
param silos int = 3

@description('Size of the store. Balanced_B3 has 3 GB, of which a company of 100,000 uses about one.')
param redisSku string = 'Balanced_B3'

@description('Memory that the store\'s data may take, in MB: about three quarters of what the size has. Managed Redis does not say its limit itself.')
@minValue(100)
param storeMegabytes int = 2304

@description('The organisation\'s OpenID Connect provider.')
param oidcAuthority string

@description('As registered there.')
param oidcClientId string

@secure()
@description('As registered there; kept in the vault.')
param oidcClientSecret string

@description('The claim that holds the person\'s id in the workforce.')
param oidcPersonClaim string = 'sub'

@description('Host that links of calls, recordings and captions may lead to; with *. before it all below it, too.')
param callHost string

@description('Whether the rule by which checkpoints are not changed for a year was locked: then it is left as it is.')
param checkpointsLocked bool = false

@description('Whether the coach asks a model of Azure OpenAI. Without one it answers by its rules.')
param coach bool = false

@description('Model of the coach, and its version.')
param coachModel string = 'gpt-4.1-mini'

@description('Version of the model.')
param coachModelVersion string = '2025-04-14'

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'identity.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token }
}

module logs 'logs.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token }
}

module vault 'vault.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    siloPrincipalId: identity.outputs.siloPrincipalId
    keyMakerId: identity.outputs.keyMakerId
    keyMakerPrincipalId: identity.outputs.keyMakerPrincipalId
    oidcClientSecret: oidcClientSecret
  }
}

module keyTable 'key-table.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, siloPrincipalId: identity.outputs.siloPrincipalId }
}

module checkpoints 'checkpoints.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, siloPrincipalId: identity.outputs.siloPrincipalId, locked: checkpointsLocked }
}

module redis 'redis.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, sku: redisSku, vaultName: vault.outputs.name }
}

module registry 'registry.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, siloPrincipalId: identity.outputs.siloPrincipalId }
}

module openAi 'openai.bicep' = if (coach) {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    model: coachModel
    modelVersion: coachModelVersion
    vaultName: vault.outputs.name
  }
}

module silo 'silo.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    exists: siloExists
    replicas: silos
    logsName: logs.outputs.name
    insightsName: logs.outputs.insightsName
    identityId: identity.outputs.siloId
    identityClientId: identity.outputs.siloClientId
    registryEndpoint: registry.outputs.endpoint
    vaultUri: vault.outputs.uri
    redisReference: redis.outputs.secretName
    storeMegabytes: storeMegabytes
    keyTableUri: keyTable.outputs.uri
    checkpointsUri: checkpoints.outputs.uri
    oidcAuthority: oidcAuthority
    oidcClientId: oidcClientId
    oidcPersonClaim: oidcPersonClaim
    callHost: callHost
    coachEndpoint: coach ? openAi!.outputs.endpoint : ''
    coachModel: coachModel
    coachReference: coach ? openAi!.outputs.secretName : ''
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.endpoint
output AZURE_CONTAINER_APPS_ENVIRONMENT_NAME string = silo.outputs.environmentName
output AZURE_CHECKPOINTS_ACCOUNT_NAME string = checkpoints.outputs.accountName
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output SERVICE_SILO_NAME string = silo.outputs.name
output SERVICE_SILO_URI string = silo.outputs.uri
