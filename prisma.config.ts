import { defineConfig } from 'prisma/config';

// The client is generated without Prisma's schema engine; naming any existing file keeps the CLI from fetching one.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
