-- CreateTable
CREATE TABLE "ChangeRequest" (
    "id" TEXT NOT NULL,
    "itemCode" TEXT NOT NULL,
    "classCode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT NOT NULL,
    "evidence" TEXT[],
    "newDueOn" DATE,
    "newDueText" TEXT,
    "seenDueOn" DATE,
    "requestedBy" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "via" TEXT NOT NULL,
    "permalink" TEXT,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,
    "requestId" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ChangeRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UpdateDraft" (
    "personId" TEXT NOT NULL,
    "itemCode" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "permalink" TEXT,
    "seenVersion" INTEGER,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UpdateDraft_pkey" PRIMARY KEY ("personId","itemCode")
);

-- CreateIndex
CREATE UNIQUE INDEX "ChangeRequest_requestId_key" ON "ChangeRequest"("requestId");

-- CreateIndex
CREATE INDEX "ChangeRequest_itemCode_idx" ON "ChangeRequest"("itemCode");

-- CreateIndex
CREATE INDEX "ChangeRequest_state_classCode_idx" ON "ChangeRequest"("state", "classCode");

-- CreateIndex
CREATE INDEX "ChangeRequest_requestedBy_idx" ON "ChangeRequest"("requestedBy");

-- CreateIndex
CREATE INDEX "UpdateDraft_savedAt_idx" ON "UpdateDraft"("savedAt");
