-- Terms are numbers now, a third of the size; the store makes them anew when it is opened.
DROP TABLE "ItemSearch";

-- CreateTable
CREATE TABLE "ItemSearch" (
    "code" TEXT NOT NULL,
    "terms" INTEGER[],

    CONSTRAINT "ItemSearch_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "ItemSearch_terms_idx" ON "ItemSearch" USING GIN ("terms");

-- The items that share the weightiest terms of a question: `terms` are looked up one by one and weigh `weights`;
-- an item with any of `names`, or with all of `together`, comes before the others. `places` says which of `terms` an
-- item has, from 1. Every part is a look-up in the index, which a planner that does not know the terms would not
-- choose for a table that it takes for small; so it is told.
CREATE FUNCTION item_candidates(terms integer[], weights double precision[], names integer[], together integer[], most integer)
RETURNS TABLE (code text, places integer[])
LANGUAGE sql STABLE
SET enable_seqscan = off
AS $$
  SELECT found.code, array_remove(array_agg(found.place), NULL)
  FROM (
    SELECT s.code, wanted.weight, wanted.place::integer
    FROM unnest(item_candidates.terms, item_candidates.weights) WITH ORDINALITY AS wanted(term, weight, place)
    JOIN "ItemSearch" s ON s.terms @> ARRAY[wanted.term]
    UNION ALL
    SELECT s.code, 1000, NULL FROM "ItemSearch" s WHERE s.terms && item_candidates.names
    UNION ALL
    SELECT s.code, 1000, NULL FROM "ItemSearch" s
    WHERE cardinality(item_candidates.together) > 0 AND s.terms @> item_candidates.together
  ) found
  GROUP BY found.code ORDER BY sum(found.weight) DESC, found.code COLLATE "C" LIMIT most
$$;
