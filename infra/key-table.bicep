// Personal keys and group secrets, sealed with the master key. A table has neither versions nor soft delete: what is overwritten is gone. No backup of it is made.
param location string
param tags object
@minLength(13)
param token string
param siloPrincipalId string

var tableContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3')

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'st${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  // Copies in three zones, none in another region.
  sku: { name: 'Standard_ZRS' }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource keys 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = {
  parent: tables
  name: 'keys'
}

resource siloWrites 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, siloPrincipalId, tableContributor)
  scope: account
  properties: { principalId: siloPrincipalId, principalType: 'ServicePrincipal', roleDefinitionId: tableContributor }
}

output uri string = '${account.properties.primaryEndpoints.table}${keys.name}'
