// The store. Never evicts; writes its log every second, so a crash of the whole service may take the last second with it, and keeps a second copy in step.
param location string
param tags object
@minLength(13)
param token string
param sku string
param vaultName string

resource redis 'Microsoft.Cache/redisEnterprise@2025-04-01' = {
  name: 'redis-${token}'
  location: location
  tags: tags
  sku: { name: sku }
  properties: {
    minimumTlsVersion: '1.2'
    highAvailability: 'Enabled'
  }
}

resource database 'Microsoft.Cache/redisEnterprise/databases@2025-04-01' = {
  parent: redis
  name: 'default'
  properties: {
    clientProtocol: 'Encrypted'
    port: 10000
    // One shard: the providers of Orleans and SignalR ask for keys that lie in no common slot. Up to 25 GB.
    clusteringPolicy: 'NoCluster'
    evictionPolicy: 'NoEviction'
    persistence: { aofEnabled: true, aofFrequency: '1s', rdbEnabled: false }
    accessKeysAuthentication: 'Enabled'
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource connection 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'redis-connection'
  properties: {
    value: '${redis.properties.hostName}:${database.properties.port},password=${database.listKeys().primaryKey},ssl=True'
  }
}

output secretName string = connection.name
