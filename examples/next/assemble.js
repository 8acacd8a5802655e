// What is deployed: the standalone server with its static files, which Next leaves for others to put beside it.
import { cpSync } from 'node:fs';

const deploy = '.next/standalone/';
cpSync('.next/static', deploy + '.next/static', { recursive: true });
cpSync('public', deploy + 'public', { recursive: true });
cpSync('lockstep.yaml', deploy + 'lockstep.yaml');
