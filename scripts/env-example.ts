import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configExample } from '../src/platform/config-example';

writeFileSync(join(__dirname, '../.env.example'), configExample());
