/** The OPC UA library's parts that tests and their servers use. */
export {
  DataType,
  DataValue,
  MessageSecurityMode,
  SecurityPolicy,
  StatusCode,
  StatusCodes,
} from "node-opcua-client";
export { OPCUAServer } from "node-opcua-server";
