-- Pages, and the first codes of a group, are taken in the order of the codes.
CREATE INDEX "Item_code_idx" ON "Item" ("code" COLLATE "C");
