import fc from "fast-check";
import { expect, test } from "vitest";
import { inParts } from "../../../../gateway/readers/opcua/in-parts.ts";
import { ServiceError } from "../../../../gateway/readers/opcua/service-error.ts";

test("each element is asked for once and in order, whatever the server really takes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(200), fc.nat(60), fc.integer({ min: 1, max: 60 }), async (count, told, real) => {
      const list = Array.from({ length: count }, (_, index) => index);
      const results = await inParts(list, told, async (part) => {
        if (part.length > real) throw new ServiceError("BadTooManyOperations", "Read");
        return part.map((it) => it * 2);
      });
      expect(results).toEqual(list.map((it) => it * 2));
    }),
  );
});

test("another refusal is passed on, and so is one for a single element", async () => {
  const refuse = (status: string) => () => Promise.reject(new ServiceError(status, "Read"));
  await expect(inParts([1, 2], 0, refuse("BadSessionClosed"))).rejects.toThrow("BadSessionClosed");
  await expect(inParts([1], 0, refuse("BadTooManyOperations"))).rejects.toThrow("BadTooManyOperations");
});
