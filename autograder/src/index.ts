export { check } from "./check/check";
