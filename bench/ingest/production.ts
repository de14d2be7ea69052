/** As a server runs: the libraries look here once, when they are loaded, so this is imported before them. */
process.env['NODE_ENV'] = 'production';
