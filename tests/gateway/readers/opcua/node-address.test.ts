import { expect, test } from "vitest";
import { parseNodeAddress } from "../../../../gateway/readers/opcua/node-address.ts";

test.each([
  ["i=2258", { kind: "identifier", uri: null, identifier: "i=2258" }],
  ["nsu=http://vendor/;s=A;B=C", { kind: "identifier", uri: "http://vendor/", identifier: "s=A;B=C" }],
  [
    "nsu=urn:a:b;g=09087e75-8e5e-499b-954f-f2a9603db28a",
    { kind: "identifier", uri: "urn:a:b", identifier: "g=09087e75-8e5e-499b-954f-f2a9603db28a" },
  ],
  [
    "/Server/ServerStatus",
    {
      kind: "path",
      parts: [
        { uri: null, name: "Server" },
        { uri: null, name: "ServerStatus" },
      ],
    },
  ],
  [
    "/Machines/http://vendor/:Mill/State",
    {
      kind: "path",
      parts: [
        { uri: null, name: "Machines" },
        { uri: "http://vendor/", name: "Mill" },
        { uri: "http://vendor/", name: "State" },
      ],
    },
  ],
  [
    "/http://v:4840/x/y:Mill/urn:w:z:State",
    {
      kind: "path",
      parts: [
        { uri: "http://v:4840/x/y", name: "Mill" },
        { uri: "urn:w:z", name: "State" },
      ],
    },
  ],
  [
    "/http://a/:X/http://b:Y",
    {
      kind: "path",
      parts: [
        { uri: "http://a/", name: "X" },
        { uri: "http://b", name: "Y" },
      ],
    },
  ],
])("%s is understood", (text, expected) => {
  expect(parseNodeAddress(text)).toEqual(expected);
});

test.each(["/", "//a", "/a//b", "ns=2;s=A", "Mill"])("%s is refused", (text) => {
  expect(() => parseNodeAddress(text)).toThrow();
});
