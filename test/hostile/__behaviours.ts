import { gzipSync } from 'node:zlib';
import { pour, type Behaviour } from './__raw.ts';

const json = 'Content-Type: application/json\r\n';
export const head = (headers: string): string => `HTTP/1.1 200 OK\r\n${json}${headers}\r\n`;
const success = '{"data":null,"error":0,"error_text":"Successful operation"}';
const mega = Buffer.alloc(1024 * 1024, 0x20);
const giga = 1024 * mega.length;

/** Answers with a body, whole and of the right length. */
export function answering(body: string | Buffer, headers = '', status = '200 OK'): Behaviour {
  const bytes = Buffer.from(body);
  return (socket) => {
    socket.write(
      `HTTP/1.1 ${status}\r\n${headers.includes('Content-Type') ? '' : json}${headers}Content-Length: ${bytes.length}\r\n\r\n`,
    );
    socket.write(bytes);
  };
}

const nothing: Behaviour = () => undefined;

/** No answer at all, so that nothing can be said of the contract. */
export const silent: Readonly<Record<string, Behaviour>> = {
  'never answers': nothing,
  'a byte a second': (socket) => {
    const bytes = Buffer.from(head(`Content-Length: ${success.length}\r\n`) + success);
    let at = 0;
    const timer = setInterval(() => socket.write(bytes.subarray(at, ++at)), 1000);
    socket.once('close', () => clearInterval(timer));
  },
  reset: (socket) => void socket.resetAndDestroy(),
  'closes without a word': (socket) => void socket.end(),
  'cut in the header': (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Ty'),
  garbage: (socket) => void socket.end(Buffer.from([0, 255, 13, 10, 27, 91, 51, 49, 109, 128, 10, 13, 10])),
  'HTTP/0.9': (socket) => void socket.end(success),
  '1xx without end': (socket) => {
    const timer = setInterval(
      () => socket.write('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(100)),
      5,
    );
    socket.once('close', () => clearInterval(timer));
  },
  '100 MB of headers': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    pour(socket, Buffer.from(`X-Padding: ${'x'.repeat(1000)}\r\n`.repeat(1000)), 100 * mega.length);
  },
};

/** An answer that is wrong: the target's fault, by rule. */
export const wrong: Readonly<Record<string, Behaviour>> = {
  'endless body': (socket) => {
    socket.write(head(''));
    pour(socket, mega, Infinity);
  },
  'a body of 1 GB': (socket) => {
    socket.write(head(`Content-Length: ${giga}\r\n`));
    pour(socket, mega, giga);
  },
  'endless chunks': (socket) => {
    socket.write(head('Transfer-Encoding: chunked\r\n'));
    pour(socket, Buffer.concat([Buffer.from('100000\r\n'), mega, Buffer.from('\r\n')]), Infinity);
  },
  'a length that is too long, then the end': (socket) =>
    void socket.end(head(`Content-Length: ${success.length + 10}\r\n`) + success),
  'cut in the body': (socket) =>
    void socket.end(head(`Content-Length: ${success.length}\r\n`) + success.slice(0, 20)),
  'a gzip bomb': answering(bomb(8), 'Content-Encoding: gzip\r\n'),
  'a gzip bomb of more than is read': answering(bomb(32), 'Content-Encoding: gzip\r\n'),
  'a redirect to itself': answering('', 'Location: /\r\n', '302 Found'),
  'a redirect to another host': answering('', 'Location: http://example.com/\r\n', '307 Temporary Redirect'),
  'an XML bomb': answering(
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><xml>&c;</xml>',
    'Content-Type: application/xml\r\n',
  ),
  'an external entity': answering(
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><data></data><error>0</error><error_text>&a;</error_text></xml>',
    'Content-Type: application/xml\r\n',
  ),
  'JSON nested 100,000 deep': answering('['.repeat(100_000) + ']'.repeat(100_000)),
  'JSON with data nested 100,000 deep': answering(
    `{"data":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)},"error":0,"error_text":"Successful operation"}`,
  ),
  'XML nested 100,000 deep': answering(
    `<?xml version="1.0"?><xml>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</xml>`,
    'Content-Type: application/xml\r\n',
  ),
  'a number of 10 MB': answering(`{"data":null,"error":${'1'.repeat(10 * mega.length)},"error_text":"x"}`),
  'a number of 900 kB': answering(`{"data":null,"error":${'1'.repeat(900_000)},"error_text":"x"}`),
  'no UTF-8': answering(
    Buffer.from([...Buffer.from('{"data":null,"error":0,"error_text":"'), 0xff, 0xc0, 0x22, 0x7d]),
  ),
  'terminal escapes and script': answering(
    '{"data":null,"error":1,"error_text":"\\u001b[31m\\u001b]0;owned\\u0007<script>alert(1)</script>\\n::error::owned\\r\\n"}',
  ),
  'an unknown key that is __proto__': answering('{"__proto__":{"error":0},"data":null,"error_text":"x"}'),
  'HTTP 204 with a body': answering(success, '', '204 No Content'),
  'status 999': answering(success, '', '999 Owned'),
};

/** A response of 64 kB for each 64 MB that it grows to. */
function bomb(times: number): Buffer {
  const once = gzipSync(Buffer.alloc(64 * mega.length), { level: 9 });
  return Buffer.concat(Array.from({ length: times }, () => once));
}
