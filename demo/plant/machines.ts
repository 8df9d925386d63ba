import { fiveAxis } from "./machines/five-axis.ts";
import { laser } from "./machines/laser.ts";
import { millTurn } from "./machines/mill-turn.ts";
import { oldMill } from "./machines/old-mill.ts";
import { testChamber } from "./machines/test-chamber.ts";
import { wireEdm } from "./machines/wire-edm.ts";
import type { MqttMachine, OpcuaMachine, SimulatedMachine } from "./simulated-machine.ts";

export const opcuaMachines: readonly OpcuaMachine[] = [fiveAxis, laser, millTurn, wireEdm];
export const mqttMachines: readonly MqttMachine[] = [testChamber, oldMill];
export const plantMachines: readonly SimulatedMachine[] = [...opcuaMachines, ...mqttMachines];
