import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The cheapest server there is: one constant success. Run as a process of its own; prints its port. */
const body = Buffer.from('{"data":null,"error":0,"error_text":"Successful operation"}');

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
