// The ledger's signed checkpoints, apart from the store and from the keys. For a year nobody changes or deletes one, not the silo that wrote it either; then the lists of heads go.
param location string
param tags object
@minLength(13)
param token string
param siloPrincipalId string
param locked bool

var days = 365
var blobContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'ck${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource checkpoints 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'checkpoints'
  properties: { publicAccess: 'None' }
}

// Not locked at first: whoever owns the subscription can still take it away. README says how to lock it; then it takes no other, and is left as it is.
resource unchanged 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = if (!locked) {
  parent: checkpoints
  name: 'default'
  properties: { immutabilityPeriodSinceCreationInDays: days }
}

resource tidy 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'lists-of-heads'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${checkpoints.name}/heads/'] }
            actions: { baseBlob: { delete: { daysAfterCreationGreaterThan: days + 1 } } }
          }
        }
      ]
    }
  }
}

resource siloWrites 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, siloPrincipalId, blobContributor)
  scope: account
  properties: { principalId: siloPrincipalId, principalType: 'ServicePrincipal', roleDefinitionId: blobContributor }
}

output uri string = '${account.properties.primaryEndpoints.blob}${checkpoints.name}'
output accountName string = account.name
