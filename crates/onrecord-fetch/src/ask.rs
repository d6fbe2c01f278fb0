//! One request and its reply; redirects are left to the caller, who judges each of them anew.

use std::io::{self, Read as _};
use std::time::Duration;

use crate::cache::Kept;
use crate::names::Refused;
use crate::url::Url;
use crate::{Error, Network, PRODUCT};
use ureq::Agent;
use ureq::http::{HeaderMap, Response};
use ureq::unversioned::transport::DefaultConnector;

/// The most bytes of the headers of a reply.
const HEADERS: usize = 64 << 10;

/// What onrecord_read can make something of.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, \
    application/xml;q=0.9, */*;q=0.5";

/// Sends requests.
#[derive(Debug)]
pub(crate) struct Asker {
    agent: Agent,
}

/// What came back.
pub(crate) enum Reply {
    /// Status 200.
    Page { kept: Kept, body: Vec<u8> },
    /// Status 304: what is kept is still what there is.
    Unchanged,
    /// A redirect.
    SentOn(String),
    /// Any other status.
    Status(u16),
}

impl Asker {
    pub(crate) fn new(network: Network, time: Duration) -> Asker {
        let config = Agent::config_builder()
            // A proxy would look hosts up by itself, where nobody judges what it finds.
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(time))
            .max_response_header_size(HEADERS)
            .user_agent(format!("{PRODUCT}/{}", env!("CARGO_PKG_VERSION")))
            .accept(ACCEPT)
            .accept_encoding("gzip, deflate")
            .build();
        Asker { agent: Agent::with_parts(config, DefaultConnector::new(), network) }
    }

    /// Asks for an address, on condition that it differs from what is kept.
    pub(crate) fn ask(&self, url: &Url, kept: Option<&Kept>, limit: u64) -> Result<Reply, Error> {
        let mut request = self.agent.get(url.to_string());
        if let Some(etag) = kept.and_then(|kept| kept.etag.as_ref()) {
            request = request.header("if-none-match", etag);
        }
        if let Some(day) = kept.and_then(|kept| kept.last_modified.as_ref()) {
            request = request.header("if-modified-since", day);
        }
        let mut reply = request.call().map_err(|error| failed(error, limit))?;
        match reply.status().as_u16() {
            200 => Ok(Reply::Page { kept: headers(reply.headers()), body: body(&mut reply, limit)? }),
            304 if kept.is_some() => Ok(Reply::Unchanged),
            status @ (301 | 302 | 303 | 307 | 308) => {
                Ok(header(reply.headers(), "location").map_or(Reply::Status(status), Reply::SentOn))
            }
            status => Ok(Reply::Status(status)),
        }
    }
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
}

fn headers(headers: &HeaderMap) -> Kept {
    Kept {
        url: String::new(),
        etag: header(headers, "etag"),
        last_modified: header(headers, "last-modified"),
        content_type: header(headers, "content-type"),
        content_encoding: header(headers, "content-encoding"),
    }
}

/// The body, whose room grows as it comes and not as it is announced.
fn body(reply: &mut Response<ureq::Body>, limit: u64) -> Result<Vec<u8>, Error> {
    let mut body = Vec::new();
    let reader = reply.body_mut().with_config().reader();
    let read = reader.take(limit.saturating_add(1)).read_to_end(&mut body);
    read.map_err(|error| failed(ureq::Error::from(error), limit))?;
    if body.len() as u64 > limit { Err(Error::TooLong { limit }) } else { Ok(body) }
}

fn failed(error: ureq::Error, limit: u64) -> Error {
    match error {
        ureq::Error::Timeout(_) => Error::TimedOut,
        ureq::Error::BodyExceedsLimit(_) => Error::TooLong { limit },
        ureq::Error::BadUri(why) => Error::BadAddress { why },
        ureq::Error::Io(error) => of_system(&error),
        ureq::Error::HostNotFound => Error::NoConnection { why: "the host is not known".to_owned() },
        error => Error::NoConnection { why: error.to_string() },
    }
}

fn of_system(error: &io::Error) -> Error {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Refused>()) {
        Some(refused) => Error::Private { host: refused.host.clone() },
        None if error.kind() == io::ErrorKind::TimedOut => Error::TimedOut,
        None => Error::NoConnection { why: error.to_string() },
    }
}
