//! Why nothing was fetched.

use std::io;

/// Why nothing was fetched from an address.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not an address with `http:` or `https:`, or one with a password in it.
    #[error("not an address that can be fetched: {why}")]
    BadAddress {
        /// What is wrong with it.
        why: String,
    },
    /// Every address of the host is one of the own machine or network, or otherwise not of the public internet.
    #[error("{host} is no host of the public internet")]
    Private {
        /// The host.
        host: String,
    },
    /// The site asks robots to stay away from there.
    #[error("{host} asks robots not to fetch it")]
    Robots {
        /// The host.
        host: String,
    },
    /// What the site asks of robots cannot be learnt, so it must be taken to allow nothing.
    #[error("robots.txt of {host} cannot be read: {why}")]
    NoRobots {
        /// The host.
        host: String,
        /// Why it cannot.
        why: String,
    },
    /// An answer that is no page.
    #[error("the server answered {status}")]
    Status {
        /// The status of HTTP.
        status: u16,
    },
    /// The host said that it is asked too much, and is left alone for the rest of the run.
    #[error("{host} asked to be left alone (status {status})")]
    TooMuch {
        /// The host.
        host: String,
        /// The status of HTTP: 429 or 503.
        status: u16,
    },
    /// One redirect after the other.
    #[error("sent on more than {most} times")]
    TooManyRedirects {
        /// How many are followed.
        most: usize,
    },
    /// More bytes than the limit.
    #[error("longer than the limit of {limit} bytes")]
    TooLong {
        /// The limit in bytes.
        limit: u64,
    },
    /// No whole answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// The host is not there, or the connection failed.
    #[error("no connection: {why}")]
    NoConnection {
        /// What the system says.
        why: String,
    },
    /// The folder of kept answers cannot be used.
    #[error("cannot keep answers in {folder}: {source}")]
    Cache {
        /// The folder.
        folder: String,
        /// What the system says.
        source: io::Error,
    },
}
