import type { IncomingMessage } from 'node:http'
import { BlockList } from 'node:net'
import { isKnownHost, isSameOrigin, onLoopback, sourceOf, type Reach } from './reach'

const trusted = new BlockList()
trusted.addSubnet('10.0.0.0', 8)
trusted.addSubnet('fd00::', 8, 'ipv6')
const served: Reach = { ...onLoopback, origin: 'https://zhiqi.example', trusted }

function asked(headers: Record<string, string>, remoteAddress = '192.0.2.1'): IncomingMessage {
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage
}

test.each([
  [served, 'zhiqi.example', true],
  [served, 'localhost:7420', true],
  [served, 'zhiqi.example.com', false],
  [served, 'zhiqi.example:8080', false],
  [onLoopback, '127.0.0.1:7420', true],
  [onLoopback, 'zhiqi.example', false],
])('%j is reached by the name %s: %s', (reach, host, known) => {
  expect(isKnownHost(reach, asked({ host }))).toBe(known)
})

test.each([
  [served, { host: 'zhiqi.example', origin: 'https://zhiqi.example' }, true],
  // A proxy that does not pass the name on.
  [served, { host: '127.0.0.1:7420', origin: 'https://zhiqi.example' }, true],
  [served, { host: 'zhiqi.example', origin: 'http://zhiqi.example' }, false],
  [served, { host: 'zhiqi.example', origin: 'https://other.example' }, false],
  [onLoopback, { host: 'localhost:1', origin: 'http://localhost:1' }, true],
  [onLoopback, { host: 'localhost:1', origin: 'http://localhost:2' }, false],
] as const)('%j, asked with %j, is of our pages: %s', (reach, headers, same) => {
  expect(isSameOrigin(reach, asked(headers))).toBe(same)
})

test.each([
  ['nobody is trusted', onLoopback, '192.0.2.1', '203.0.113.9', '192.0.2.1'],
  ['who connects is no proxy of ours', served, '192.0.2.1', '203.0.113.9', '192.0.2.1'],
  ['one proxy', served, '10.0.0.2', '203.0.113.9', '203.0.113.9'],
  ['two of ours', served, '10.0.0.2', '203.0.113.9, 10.1.1.1', '203.0.113.9'],
  [
    'what came with it is anybody’s word',
    served,
    '10.0.0.2',
    '198.51.100.7, 203.0.113.9',
    '203.0.113.9',
  ],
  ['no word at all', served, '10.0.0.2', '', '10.0.0.2'],
  ['words that are no address', served, '10.0.0.2', 'unknown, 203.0.113.9', '203.0.113.9'],
  ['over IPv6', served, 'fd00::1', '2001:db8::5', '2001:db8::5'],
  ['an IPv4 address on a socket of IPv6', served, '::ffff:10.0.0.2', '203.0.113.9', '203.0.113.9'],
])('where it comes from: %s', (_, reach, connected, said, source) => {
  expect(sourceOf(reach, asked({ 'x-forwarded-for': said }, connected))).toBe(source)
})
