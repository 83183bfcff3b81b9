// SPDX-License-Identifier: MIT OR Apache-2.0
// Nothing: the tests wait for a worker.
