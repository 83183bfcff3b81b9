// SPDX-License-Identifier: MIT OR Apache-2.0
// Empty: the tests wait until a worker starts.
