// The silo's image, built here from the sources.
param location string
param tags object
@minLength(13)
param token string
param siloPrincipalId string

var pull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: 'cr${token}'
  location: location
  tags: tags
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

resource siloPulls 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, siloPrincipalId, pull)
  scope: registry
  properties: { principalId: siloPrincipalId, principalType: 'ServicePrincipal', roleDefinitionId: pull }
}

output endpoint string = registry.properties.loginServer
