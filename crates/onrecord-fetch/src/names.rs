//! Hosts → addresses that may be connected to. Looked up once for each connection, which is made to what was found and
//! judged: a host that names another address a moment later gains nothing.

use std::fmt;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::address::is_public;

/// How long a look-up may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// The most addresses of a host that are tried.
const MOST: usize = 16;

/// Who says which addresses a host has: the system, or a test.
pub type LookUp = dyn Fn(&str, u16) -> io::Result<Vec<SocketAddr>> + Send + Sync;

/// The network as it is seen from here: who knows the hosts, and which addresses may be reached.
#[derive(Clone)]
pub struct Network {
    /// Asked for the addresses of a host, once for every connection.
    pub look_up: Arc<LookUp>,
    /// Says whether an address may be connected to.
    pub may_reach: fn(&SocketAddr) -> bool,
}

impl Network {
    /// The public internet as the system's names have it, and nothing else: see [`is_public`].
    pub fn public() -> Network {
        let look_up = |host: &str, port| Ok((host, port).to_socket_addrs()?.collect());
        Network { look_up: Arc::new(look_up), may_reach: is_public }
    }

    /// The addresses of a host that may be reached.
    fn addresses(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
        let (to, from) = sync_channel(1);
        let (look_up, asked) = (self.look_up.clone(), host.to_owned());
        // The system's look-up cannot be stopped, only left alone.
        thread::spawn(move || to.send(look_up(&asked, port)));
        let found = from.recv_timeout(PATIENCE).map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
        let (open, closed): (Vec<_>, Vec<_>) = found.into_iter().partition(self.may_reach);
        if open.is_empty() && !closed.is_empty() {
            return Err(io::Error::other(Refused { host: host.to_owned() }));
        }
        Ok(open)
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Network").finish_non_exhaustive()
    }
}

/// No address of the host may be reached.
#[derive(Debug, thiserror::Error)]
#[error("{host} may not be reached")]
pub(crate) struct Refused {
    pub(crate) host: String,
}

impl Resolver for Network {
    fn resolve(&self, uri: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.host().ok_or(ureq::Error::HostNotFound)?;
        let usual = if uri.scheme_str() == Some("https") { 443 } else { 80 };
        // An address of IPv6 stands in brackets.
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let found = self.addresses(bare, uri.port_u16().unwrap_or(usual))?;
        let mut resolved = self.empty();
        found.into_iter().take(MOST).for_each(|address| resolved.push(address));
        if resolved.is_empty() { Err(ureq::Error::HostNotFound) } else { Ok(resolved) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(found: &[&str]) -> Network {
        let found: Vec<SocketAddr> = found.iter().map(|address| address.parse().unwrap()).collect();
        Network { look_up: Arc::new(move |_: &str, _: u16| Ok(found.clone())), may_reach: is_public }
    }

    #[test]
    fn of_several_addresses_only_the_public_ones_are_tried() {
        let mixed = network(&["10.0.0.1:443", "192.0.78.9:443", "[::1]:443"]);
        assert_eq!(mixed.addresses("oxley.example", 443).unwrap(), ["192.0.78.9:443".parse().unwrap()]);
        let refused =
            network(&["10.0.0.1:443", "[fe80::1]:443"]).addresses("oxley.example", 443).unwrap_err();
        assert_eq!(refused.to_string(), "oxley.example may not be reached");
        assert_eq!(network(&[]).addresses("oxley.example", 443).unwrap(), []);
    }

    #[test]
    fn addresses_in_place_of_names_are_judged_too() {
        for host in ["127.0.0.1", "::1", "0x7f.1", "2130706433"] {
            let found = Network::public().addresses(host, 80);
            let open = found.unwrap_or_default();
            assert!(open.is_empty(), "{host}: {open:?}");
        }
    }
}
