-- CreateTable
CREATE TABLE "LedgerName" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT,
    "itemCode" TEXT,
    "classCode" TEXT,
    "issueId" TEXT,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "replaces" TEXT[],
    "place" TEXT NOT NULL,
    "notedBy" TEXT NOT NULL,
    "notedAt" TIMESTAMPTZ(3) NOT NULL,
    "personId" TEXT,
    "settledBy" TEXT,
    "settledAt" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "LedgerName_pkey" PRIMARY KEY ("id")
);
