// Prints what Netlify's own engine says about the headers of paths. Given: a JSON file with a list of folders, and for
// each of them the paths that are asked for. Names are in lower case, as they are the same to HTTP.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseAllHeaders } from '@netlify/headers-parser'
import { headersForPath } from 'netlify-cli/dist/utils/headers.js'

const lowerCase = (headers) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const answers = []
for (const { folder, paths } of JSON.parse(await readFile(process.argv[2], 'utf8'))) {
  const { headers, errors } = await parseAllHeaders({
    headersFiles: [join(folder, '_headers')],
    netlifyConfigPath: join(folder, 'netlify.toml'),
    minimal: false,
  })
  if (errors.length > 0) throw errors[0]
  answers.push(paths.map((path) => lowerCase(headersForPath(headers, path))))
}
console.log(JSON.stringify(answers))
