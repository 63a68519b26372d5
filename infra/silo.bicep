// The silos behind one address. No affinity: any silo answers anybody, and islands open their WebSockets without negotiating first.
param location string
param tags object
@minLength(13)
param token string
param exists bool
param replicas int
param logsName string
param insightsName string
param identityId string
param identityClientId string
param registryEndpoint string
param vaultUri string
param redisReference string
param storeMegabytes int
param keyTableUri string
param checkpointsUri string
param oidcAuthority string
param oidcClientId string
param oidcPersonClaim string
param callHost string
param coachEndpoint string
param coachModel string
param coachReference string

var webPort = 8080

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: logsName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource environment 'Microsoft.App/managedEnvironments@2025-02-02-preview' = {
  name: 'cae-${token}'
  location: location
  tags: tags
  properties: {
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    // What the diagnostic setting below names, and so not the console: on it stands the first owner's code, and ids of people beside what went wrong. Its lines are in the app's log stream only.
    appLogsConfiguration: { destination: 'azure-monitor' }
    // The environment's own agent; it tells the silo its address as OTEL_EXPORTER_OTLP_ENDPOINT. Application Insights takes no metrics from it.
    appInsightsConfiguration: { connectionString: insights.properties.ConnectionString }
    openTelemetryConfiguration: {
      tracesConfiguration: { destinations: ['appInsights'] }
      logsConfiguration: { destinations: ['appInsights'] }
    }
  }
}

resource platformLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environment
  name: 'platform'
  properties: { workspaceId: logs.id, logs: [{ category: 'ContainerAppSystemLogs', enabled: true }] }
}

module image 'image.bicep' = {
  params: { exists: exists, name: 'silo-${token}' }
}

var secrets = concat(
  [
    { name: 'keys-master', keyVaultUrl: '${vaultUri}secrets/keys-master', identity: identityId }
    { name: 'keys-release', keyVaultUrl: '${vaultUri}secrets/keys-release', identity: identityId }
    { name: 'oidc-client-secret', keyVaultUrl: '${vaultUri}secrets/oidc-client-secret', identity: identityId }
    { name: 'redis-connection', keyVaultUrl: '${vaultUri}secrets/${redisReference}', identity: identityId }
  ],
  empty(coachReference) ? [] : [{ name: 'coach-key', keyVaultUrl: '${vaultUri}secrets/${coachReference}', identity: identityId }]
)

var settings = concat(
  [
    { name: 'ASPNETCORE_FORWARDEDHEADERS_ENABLED', value: 'true' }
    { name: 'AZURE_CLIENT_ID', value: identityClientId }
    { name: 'ConnectionStrings__redis', secretRef: 'redis-connection' }
    { name: 'Store__BudgetMegabytes', value: string(storeMegabytes) }
    { name: 'Keys__Master', secretRef: 'keys-master' }
    { name: 'Keys__Release', secretRef: 'keys-release' }
    { name: 'Keys__Table', value: keyTableUri }
    { name: 'Checkpoints__Container', value: checkpointsUri }
    { name: 'Cluster__Id', value: 'upskill' }
    { name: 'Cluster__Advertise', value: 'auto' }
    { name: 'Cluster__SiloPort', value: '11111' }
    { name: 'Cluster__GatewayPort', value: '30000' }
    { name: 'Cluster__Silos', value: string(replicas) }
    { name: 'Oidc__Authority', value: oidcAuthority }
    { name: 'Oidc__ClientId', value: oidcClientId }
    { name: 'Oidc__ClientSecret', secretRef: 'oidc-client-secret' }
    { name: 'Oidc__PersonClaim', value: oidcPersonClaim }
    { name: 'LiveSessions__CallHosts__0', value: callHost }
    { name: 'LiveSessions__CallHosts__1', value: replace(callHost, '*.', '') }
  ],
  empty(coachReference)
    ? []
    : [
        { name: 'Coach__Endpoint', value: coachEndpoint }
        { name: 'Coach__Model', value: coachModel }
        { name: 'Coach__Key', secretRef: 'coach-key' }
      ]
)

// Asked of a silo, not of the page that stands in its place before it is deployed.
var probes = [
  { type: 'Startup', httpGet: { path: '/health/live', port: webPort }, periodSeconds: 2, failureThreshold: 60 }
  { type: 'Liveness', httpGet: { path: '/health/live', port: webPort }, periodSeconds: 10, failureThreshold: 3 }
  { type: 'Readiness', httpGet: { path: '/health/ready', port: webPort }, periodSeconds: 1, timeoutSeconds: 3, failureThreshold: 2 } // sooner than Cluster:UnreadySeconds, which is 3
]

resource silo 'Microsoft.App/containerApps@2025-01-01' = {
  name: 'silo-${token}'
  location: location
  tags: union(tags, { 'azd-service-name': 'silo' })
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: webPort
        // HTTP/1.1 and WebSockets.
        transport: 'http'
        allowInsecure: false
        stickySessions: { affinity: 'none' }
      }
      registries: [{ server: registryEndpoint, identity: identityId }]
      secrets: secrets
    }
    template: {
      // A graceful stop hands over within ten seconds.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'silo'
          image: image.outputs.name
          env: settings
          probes: contains(image.outputs.name, registryEndpoint) ? probes : []
          resources: { cpu: json('2.0'), memory: '4Gi' }
          volumeMounts: [{ volumeName: 'tmp', mountPath: '/tmp' }]
        }
      ]
      scale: { minReplicas: replicas, maxReplicas: replicas }
      volumes: [{ name: 'tmp', storageType: 'EmptyDir' }]
    }
  }
}

output name string = silo.name
output environmentName string = environment.name
output uri string = 'https://${silo.properties.configuration.ingress.fqdn}'
