/** Nodes of the server object, the same in every server (OPC 10000-5, 6.3.1; identifiers in OPC 10000-6, A). */
export const serverNode = {
  objectsFolder: "i=85",
  namespaceArray: "i=2255",
  currentTime: "i=2258",
  maxNodesPerRead: "i=11705",
  maxNodesPerTranslateBrowsePathsToNodeIds: "i=11712",
  maxMonitoredItemsPerCall: "i=11714",
} as const;
