-- DropIndex
DROP INDEX "Item_lastUpdatePeriod_idx";

-- DropIndex
DROP INDEX "Item_updatedAt_idx";

-- DropIndex
DROP INDEX "Item_searchTerms_idx";

-- AlterTable
ALTER TABLE "Item" DROP COLUMN "searchTerms";

-- CreateTable
CREATE TABLE "ItemSearch" (
    "code" TEXT NOT NULL,
    "terms" TEXT[],

    CONSTRAINT "ItemSearch_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "ItemSearch_terms_idx" ON "ItemSearch" USING GIN ("terms");

-- An update of an item finds room on the item's own page, and its indexes stay as they are.
ALTER TABLE "Item" SET (fillfactor = 70);
