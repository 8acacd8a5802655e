// Runs the suite against the cache at the address that is given, and prints of each test what kind it is and what came of it.
import dns from 'node:dns'
import fetch from 'node-fetch'
import { getResults, runTests } from 'http-cache-tests/client/runner.mjs'
import surrogate from 'http-cache-tests/tests/surrogate-control.mjs'
import suites from 'http-cache-tests/tests/index.mjs'

const AT_ONCE = 40

// Not every resolver knows that names below localhost are of this machine (RFC 6761 §6.3).
const lookup = dns.lookup
dns.lookup = (name, options, done) => lookup(name.endsWith('.localhost') ? '127.0.0.1' : name, options, done)

const all = [...suites, surrogate]
const tests = all.flatMap(suite => suite.tests)
await runTests(all, fetch, false, process.argv[2], AT_ONCE)
const results = getResults()

// As the suite's own display has it: what a test depends on has to hold, else the test says nothing.
const byId = new Map(tests.map(test => [test.id, test]))
const holds = test => results[test.id] === true && isAsked(test)
const isAsked = test => (test.depends_on ?? []).every(id => holds(byId.get(id)))

console.log(JSON.stringify(tests
  .filter(test => test.id in results)
  .map(test => ({
    id: test.id,
    kind: test.kind ?? 'required',
    asked: isAsked(test),
    passed: results[test.id] === true,
    reason: results[test.id] === true ? '' : results[test.id].join(': ')
  }))))
