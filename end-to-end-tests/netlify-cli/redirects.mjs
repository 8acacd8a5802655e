// Prints where Netlify's own engine leads visitors. Given: a JSON file with a list of folders, and for each of them the
// visits: a path, decoded, the query, the language that comes first and the cookies. The engine is told these as the CLI
// does (`rules-proxy.js`), but for the language, which the CLI cuts to two letters, and the country, which nobody tells here.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseAllRedirects } from '@netlify/redirect-parser'
import redirector from 'netlify-redirector'

const asTheEngineHasIt = ({ conditions, from, query, ...rule }) => ({ ...rule, origin: from, params: query, conditions })

const asTheEngineAsks = ({ path, query, language, cookies }) => {
  const headers = { 'x-language': cookies.nf_lang || language || 'en', 'x-country': '' }
  return {
    scheme: 'http',
    host: 'site.test',
    path,
    query,
    headers,
    cookieValues: cookies,
    getHeader: (name) => headers[name.toLowerCase()] || '',
    getCookie: (name) => cookies[name] || '',
  }
}

const answers = []
for (const { folder, visits } of JSON.parse(await readFile(process.argv[2], 'utf8'))) {
  const { redirects, errors } = await parseAllRedirects({
    redirectsFiles: [join(folder, '_redirects')],
    netlifyConfigPath: join(folder, 'netlify.toml'),
    minimal: false,
  })
  if (errors.length > 0) throw errors[0]
  const engine = await redirector.parseJSON(JSON.stringify(redirects.map(asTheEngineHasIt)), {})
  answers.push(visits.map((visit) => engine.match(asTheEngineAsks(visit)) ?? {}))
}
console.log(JSON.stringify(answers))
