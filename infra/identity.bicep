// Who the silo is to the other resources, and who makes its keys once: the one may read secrets, the other may write them.
param location string
param tags object
@minLength(13)
param token string

resource silo 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-silo-${token}'
  location: location
  tags: tags
}

resource keyMaker 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-keys-${token}'
  location: location
  tags: tags
}

output siloId string = silo.id
output siloClientId string = silo.properties.clientId
output siloPrincipalId string = silo.properties.principalId
output keyMakerId string = keyMaker.id
output keyMakerPrincipalId string = keyMaker.properties.principalId
