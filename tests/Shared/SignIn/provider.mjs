// A real OpenID Connect provider (oidc-provider, MIT) on loopback, for tests: code flow with PKCE, log-in page, groups, logout in both directions.
//   node provider.mjs SILO…
// SILO is where a silo that signs in with it listens; the first of them hears back-channel logout. What a test needs beyond the protocol lies under /test/.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import Provider, { interactionPolicy } from 'oidc-provider';

const silos = process.argv.slice(2);
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const key = { ...await exportJWK(privateKey), kid: 'test', alg: 'RS256', use: 'sig' };
const foreign = (await generateKeyPair('RS256', { extractable: true })).privateKey;
const accounts = new Map(), ages = new Map();
const asked = []; // the parameters of each authorisation request that led to its log-in page, pushed or not
const subjectOf = who => `subject-of-${who}`; // not what the workforce calls them

const server = createServer((request, response) => handle(request, response));
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const policy = interactionPolicy.base();
policy.remove('consent');

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'upskill', client_secret: 'secret of the test', application_type: 'web', response_types: ['code'], grant_types: ['authorization_code'], id_token_signed_response_alg: 'RS256',
    redirect_uris: silos.map(silo => `${silo}/signin-oidc`), post_logout_redirect_uris: silos.map(silo => `${silo}/signout-callback-oidc`),
    require_auth_time: true, backchannel_logout_uri: `${silos[0]}/sign-out/back-channel`, backchannel_logout_session_required: true,
  }],
  jwks: { keys: [key] },
  conformIdTokenClaims: false,
  claims: { openid: ['sub'], profile: ['name', 'oid', 'groups', 'hasgroups', '_claim_names', 'amr'] },
  pkce: { required: () => true },
  cookies: { keys: ['a key of the test'] },
  interactions: { url: (_, interaction) => `/log-in/${interaction.uid}`, policy },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => { ctx.body = page('Sign out of the provider', `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`); },
      postLogoutSuccessSource: ctx => { ctx.body = page('Signed out of the provider', ''); },
    },
  },
  async findAccount(_, subject) {
    const id = subject.slice(subjectOf('').length);
    return { accountId: subject, claims: async () => ({ sub: subject, oid: id, name: id, ...accounts.get(id) }) };
  },
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
  fetch: (url, { dispatcher, ...options }) => fetch(url, options), // it would refuse loopback, where all of this is
  async renderError(ctx, out) { ctx.body = page('The provider refused', `<p>${out.error}: ${out.error_description}</p>`); },
});
provider.on('backchannel.error', (_, error) => console.log(`back-channel logout failed: ${error.message} ${error.cause ?? ''}`));
let pushed = {}; // as it came: the provider takes max_age=0 for prompt=login and forgets it
provider.on('pushed_authorization_request.success', ctx => { pushed = { max_age: ctx.oidc.body.max_age }; });
provider.on('interaction.started', ctx => asked.push(Object.fromEntries(Object.entries({ ...ctx.oidc.params, max_age: ctx.query.max_age ?? pushed.max_age }).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]))));
const callback = provider.callback();

function page(title, body) {
  return `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;
}

async function bodyOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

async function handle(request, response) {
  const url = new URL(request.url, issuer);
  try {
    if (url.pathname === '/favicon.ico') response.writeHead(204).end(); // every browser asks
    else if (url.pathname.startsWith('/log-in/')) await logIn(request, response);
    else if (url.pathname.startsWith('/test/')) await serve(url.pathname.slice('/test/'.length), request, response);
    else callback(request, response);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

/** The log-in page: who, and for a test, how long ago the provider asked them. */
async function logIn(request, response) {
  const { prompt } = await provider.interactionDetails(request, response);
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page('Log in at the provider',
      `<p>Why: ${prompt.reasons.join(' ')}</p><form method="post"><label>Who are you? <input name="who" required></label><button>Log in</button></form><form method="post"><button name="no" value="1">No</button></form>`));
    return;
  }
  const form = new URLSearchParams(await bodyOf(request)), who = form.get('who');
  const ts = Math.floor(Date.now() / 1000) - Number(form.get('ago') ?? ages.get(who) ?? 0);
  await provider.interactionFinished(request, response, form.get('no')
    ? { error: 'access_denied', error_description: 'The person said no.' }
    : { login: { accountId: subjectOf(who), ts, amr: ['pwd', 'mfa'] } }, { mergeWithLastSubmission: false });
}

/** What tests ask for beyond the protocol. */
async function serve(what, request, response) {
  const body = request.method === 'POST' ? JSON.parse(await bodyOf(request)) : {};
  const answer = value => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  if (what === 'account') answer(accounts.set(body.id, body.claims).size + ages.set(body.id, body.ago ?? 0).size); // what it says of somebody from now on
  else if (what === 'asked') answer(asked.splice(0)); // authorisation requests since it was asked last
  else if (what === 'sign') { // any token, by its own key or another
    const token = new SignJWT({ jti: randomUUID(), ...body.claims }).setProtectedHeader({ alg: 'RS256', kid: 'test', ...(body.type ? { typ: body.type } : {}) });
    answer(await token.sign(body.foreign ? foreign : await importJWK(key, 'RS256')));
  } else response.writeHead(404).end();
}

console.log(`The provider is ready at ${issuer}`);
