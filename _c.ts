import { Command } from 'commander'; import { registerEvaluate } from './src/cli/evaluate';
const p=new Command('meed'); registerEvaluate(p); p.parseAsync(process.argv);
