//! The encoder: layers of attention and feed-forward networks, weights in int8.
