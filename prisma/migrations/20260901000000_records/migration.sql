-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "SpecialClass" (
    "code" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "aliases" TEXT[],
    "leadUnit" TEXT,
    "channelId" TEXT,
    "language" TEXT NOT NULL DEFAULT 'zh',
    "slotWeekday" INTEGER NOT NULL DEFAULT 1,
    "slotTime" TEXT NOT NULL DEFAULT '09:00',
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SpecialClass_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "email" TEXT,
    "language" TEXT,
    "unit" TEXT,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "classCode" TEXT,
    "itemCode" TEXT,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "source" TEXT,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Item" (
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "titleZh" TEXT NOT NULL,
    "aliases" TEXT[],
    "classCode" TEXT NOT NULL,
    "supportingClassCodes" TEXT[],
    "cities" TEXT[],
    "industry" TEXT,
    "parentCode" TEXT,
    "stage" TEXT,
    "startOn" DATE,
    "dueOn" DATE,
    "dueText" TEXT,
    "light" TEXT,
    "progress" DOUBLE PRECISION,
    "status" TEXT NOT NULL DEFAULT 'open',
    "closedOn" DATE,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "description" TEXT,
    "source" TEXT,
    "asOf" DATE NOT NULL,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "nature" TEXT,
    "ownerEntity" TEXT,
    "location" TEXT,
    "landMu" DOUBLE PRECISION,
    "landStatus" TEXT,
    "totalInvestmentFen" BIGINT,
    "yearPlanFen" BIGINT,
    "investedMonthFen" BIGINT,
    "investedYearFen" BIGINT,
    "investedTotalFen" BIGINT,
    "fundSource" TEXT,
    "plannedFen" BIGINT,
    "receivedFen" BIGINT,
    "paidFen" BIGINT,
    "servesCodes" TEXT[],
    "documentNumber" TEXT,
    "clause" TEXT,
    "eligibility" TEXT,
    "validFrom" DATE,
    "validTo" DATE,
    "programme" TEXT,
    "targetCount" INTEGER,
    "recruitedCount" INTEGER,
    "platformType" TEXT,
    "operator" TEXT,
    "services" TEXT,
    "amountTexts" JSONB NOT NULL DEFAULT '{}',
    "lastUpdateId" TEXT,
    "lastUpdatePeriod" TEXT,
    "lastUpdatedAt" TIMESTAMPTZ(3),
    "searchTerms" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Item_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "StatusUpdate" (
    "id" TEXT NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "itemCode" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "light" TEXT,
    "progress" DOUBLE PRECISION,
    "stage" TEXT,
    "done" TEXT,
    "problems" TEXT,
    "nextSteps" TEXT,
    "supportNeeded" TEXT,
    "investedMonthFen" BIGINT,
    "investedYearFen" BIGINT,
    "investedTotalFen" BIGINT,
    "amountTexts" JSONB NOT NULL DEFAULT '{}',
    "authorId" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "via" TEXT NOT NULL,
    "permalink" TEXT,
    "supersedes" TEXT,
    "requestId" TEXT,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "StatusUpdate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" TEXT NOT NULL,
    "itemCode" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "titleEn" TEXT NOT NULL,
    "titleZh" TEXT NOT NULL,
    "dueOn" DATE,
    "dueText" TEXT,
    "doneOn" DATE,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Issue" (
    "id" TEXT NOT NULL,
    "itemCode" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "ownerId" TEXT,
    "raisedOn" DATE NOT NULL,
    "dueOn" DATE,
    "resolution" TEXT,
    "resolvedOn" DATE,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dependency" (
    "id" TEXT NOT NULL,
    "itemCode" TEXT NOT NULL,
    "waitsForItem" TEXT,
    "waitsForClass" TEXT,
    "note" TEXT,
    "resolvedOn" DATE,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Dependency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "classCode" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "personId" TEXT,
    "itemCodes" TEXT[],
    "text" TEXT,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "waivedBy" TEXT,
    "waiveReason" TEXT,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanStatement" (
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "textEn" TEXT NOT NULL,
    "textZh" TEXT NOT NULL,
    "aliases" TEXT[],
    "sentence" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sourceDate" DATE,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PlanStatement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "permalink" TEXT,
    "recordKind" TEXT NOT NULL,
    "recordKey" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReminderSlot" (
    "classCode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "postId" TEXT NOT NULL,
    "channelId" TEXT,
    "messageTs" TEXT,
    "itemCodes" TEXT[],
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "claimedBy" TEXT,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReminderSlot_pkey" PRIMARY KEY ("classCode","kind","week")
);

-- CreateTable
CREATE TABLE "InboundEvent" (
    "id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'received',
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "InboundEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnswerLog" (
    "id" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askerId" TEXT NOT NULL,
    "channelId" TEXT,
    "threadTs" TEXT,
    "language" TEXT NOT NULL,
    "question" TEXT,
    "outcome" TEXT NOT NULL,
    "writer" TEXT NOT NULL,
    "query" JSONB,
    "evidenceCodes" TEXT[],
    "answer" TEXT,
    "promptVersion" TEXT,
    "model" TEXT,
    "modelCalls" INTEGER NOT NULL DEFAULT 0,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "faults" TEXT[],
    "elapsedMs" INTEGER NOT NULL,
    "rating" TEXT,
    "ratingReason" TEXT,

    CONSTRAINT "AnswerLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Person_email_idx" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Assignment_personId_idx" ON "Assignment"("personId");

-- CreateIndex
CREATE INDEX "Assignment_classCode_idx" ON "Assignment"("classCode");

-- CreateIndex
CREATE INDEX "Assignment_itemCode_idx" ON "Assignment"("itemCode");

-- CreateIndex
CREATE INDEX "Item_classCode_kind_idx" ON "Item"("classCode", "kind");

-- CreateIndex
CREATE INDEX "Item_kind_idx" ON "Item"("kind");

-- CreateIndex
CREATE INDEX "Item_dueOn_idx" ON "Item"("dueOn");

-- CreateIndex
CREATE INDEX "Item_parentCode_idx" ON "Item"("parentCode");

-- CreateIndex
CREATE INDEX "Item_lastUpdatePeriod_idx" ON "Item"("lastUpdatePeriod");

-- CreateIndex
CREATE INDEX "Item_updatedAt_idx" ON "Item"("updatedAt");

-- CreateIndex
CREATE INDEX "Item_searchTerms_idx" ON "Item" USING GIN ("searchTerms");

-- CreateIndex
CREATE UNIQUE INDEX "StatusUpdate_requestId_key" ON "StatusUpdate"("requestId");

-- CreateIndex
CREATE INDEX "StatusUpdate_itemCode_recordedAt_idx" ON "StatusUpdate"("itemCode", "recordedAt");

-- CreateIndex
CREATE INDEX "StatusUpdate_period_idx" ON "StatusUpdate"("period");

-- CreateIndex
CREATE INDEX "StatusUpdate_recordedAt_idx" ON "StatusUpdate"("recordedAt");

-- CreateIndex
CREATE UNIQUE INDEX "StatusUpdate_supersedes_key" ON "StatusUpdate"("supersedes");

-- CreateIndex
CREATE INDEX "Milestone_itemCode_idx" ON "Milestone"("itemCode");

-- CreateIndex
CREATE INDEX "Issue_itemCode_idx" ON "Issue"("itemCode");

-- CreateIndex
CREATE INDEX "Dependency_itemCode_idx" ON "Dependency"("itemCode");

-- CreateIndex
CREATE INDEX "Dependency_waitsForItem_idx" ON "Dependency"("waitsForItem");

-- CreateIndex
CREATE INDEX "Dependency_waitsForClass_idx" ON "Dependency"("waitsForClass");

-- CreateIndex
CREATE INDEX "Notice_classCode_week_idx" ON "Notice"("classCode", "week");

-- CreateIndex
CREATE INDEX "PlanStatement_topic_idx" ON "PlanStatement"("topic");

-- CreateIndex
CREATE INDEX "AuditEntry_recordKind_recordKey_at_idx" ON "AuditEntry"("recordKind", "recordKey", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "ReminderSlot_week_idx" ON "ReminderSlot"("week");

-- CreateIndex
CREATE INDEX "ReminderSlot_state_idx" ON "ReminderSlot"("state");

-- CreateIndex
CREATE INDEX "InboundEvent_state_idx" ON "InboundEvent"("state");

-- CreateIndex
CREATE INDEX "InboundEvent_receivedAt_idx" ON "InboundEvent"("receivedAt");

-- CreateIndex
CREATE INDEX "AnswerLog_askedAt_idx" ON "AnswerLog"("askedAt");

-- CreateIndex
CREATE INDEX "AnswerLog_channelId_threadTs_idx" ON "AnswerLog"("channelId", "threadTs");
