// Loaded before a deploy's server: tells when it listens. To try the port would not do, somebody else may have taken it.
'use strict';
const { Server } = require('node:net');

const listen = Server.prototype.listen;
Server.prototype.listen = function (...args) {
  this.once('listening', () => {
    if (String(this.address()?.port) === process.env.PORT) {
      process.stdout.write('\nlockstep:listening\n');
    }
  });
  return listen.apply(this, args);
};
