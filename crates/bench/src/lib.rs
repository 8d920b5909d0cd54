// SPDX-License-Identifier: EUPL-1.2
//! Load generator and benches will live here; the people who make the load are in `siegelpost_demo::sim`. Nothing is measured yet.
