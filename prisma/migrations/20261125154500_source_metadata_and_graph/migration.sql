-- AlterTable
ALTER TABLE "source" ADD COLUMN     "origin" TEXT,
ADD COLUMN     "owner" TEXT,
ADD COLUMN     "review_by" TEXT,
ADD COLUMN     "valid_from" TEXT,
ADD COLUMN     "valid_to" TEXT;

-- CreateTable
CREATE TABLE "graph_node" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "graph_node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "graph_edge" (
    "child" TEXT NOT NULL,
    "parent" TEXT NOT NULL,

    CONSTRAINT "graph_edge_pkey" PRIMARY KEY ("child","parent")
);

-- CreateTable
CREATE TABLE "graph_policy" (
    "node" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "graph_policy_pkey" PRIMARY KEY ("type","node","source")
);

-- CreateIndex
CREATE INDEX "graph_edge_parent_idx" ON "graph_edge"("parent");
