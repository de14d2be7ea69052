// graphql compares types as it does in production. What it looks for otherwise, a second copy of itself, made up a tenth
// of what an API test computes; the server processes that proofs start still look for it.
const { NODE_ENV } = process.env;
process.env.NODE_ENV = 'production';
require('graphql/jsutils/instanceOf');
process.env.NODE_ENV = NODE_ENV;
