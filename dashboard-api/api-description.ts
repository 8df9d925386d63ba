import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { withMediaTypes } from "./response-media.ts";

/** Named schemas exist twice, as sent and as received; those that nothing names are left out. */
function withoutUnused<T extends object>(document: T): T {
  const { components } = document as { components?: { schemas?: Record<string, unknown> } };
  const schemas = components?.schemas ?? {};
  for (;;) {
    const text = JSON.stringify(document);
    const unused = Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
    if (unused.length === 0) return document;
    // One that is left out may have been all that named another.
    for (const name of unused) delete schemas[name];
  }
}

/** `/openapi.json` and `/docs`, made from the routes' schemas; both open, since they tell no data. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Machine Commons",
        version: "1",
        description:
          "Times are RFC 3339; windows half-open; durations integer microseconds; ratios 0 to 1. Errors are RFC 9457.",
      },
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
      security: [{ token: [] }],
    },
    transform: (input) => {
      const { schema, url } = jsonSchemaTransform(input);
      const { open, media } = input.route.config ?? {};
      const response = withMediaTypes(schema?.response as Record<string, Record<string, unknown>>, media);
      return { schema: { ...schema, response, ...(open ? { security: [] } : {}) }, url };
    },
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  });
  app.get("/openapi.json", { config: { open: true }, schema: { hide: true } }, async () => app.swagger());
  // The page's routes are its own: marking them open goes through the hook that sees them being added.
  await app.register(async (docs) => {
    docs.addHook("onRoute", (route) => {
      route.config = { ...route.config, open: true };
    });
    await docs.register(swaggerUi, {
      routePrefix: "/docs",
      // The library's own policy names a foreign host and sends plain HTTP installations to HTTPS.
      staticCSP: {
        "default-src": "'self'",
        "img-src": ["'self'", "data:"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "object-src": "'none'",
        "base-uri": "'self'",
        "frame-ancestors": "'self'",
      },
      uiConfig: { url: "../openapi.json", validatorUrl: null },
    });
  });
}
