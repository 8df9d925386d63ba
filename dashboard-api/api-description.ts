import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";

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
      const isOpen = input.route.config?.open === true;
      return { schema: isOpen ? { ...schema, security: [] } : schema, url };
    },
    transformObject: jsonSchemaTransformObject,
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
      uiConfig: { url: "/openapi.json", validatorUrl: null },
    });
  });
}
