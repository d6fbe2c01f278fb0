//! Fetching from servers of the test's own on loopback, under a resolver and a judge of addresses of its own: 127.0.0.1
//! stands for the public internet, 127.0.0.2 for the network that nobody may reach.

#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use onrecord_fetch::{Answer, Error, Fetcher, Limits, Network};

const PUBLIC: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 1);
const INNER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

/// A server that answers what the test says, and notes what it was asked: first lines and headers, in lower case.
struct Site {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    fn new(ip: Ipv4Addr, answer: impl Fn(&str, &str) -> Vec<u8> + Send + 'static) -> Site {
        let listener = TcpListener::bind((ip, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let notes = asked.clone();
        // Ends with the test's process.
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let Some(request) = request(&stream) else { continue };
                notes.lock().unwrap().push(request.clone());
                let path = request.split(' ').nth(1).unwrap_or_default();
                // A client that went away is none of the server's business.
                let _ = { stream }.write_all(&answer(path, &request));
            }
        });
        Site { port, asked }
    }

    fn paths(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked.iter().map(|request| request.split(' ').nth(1).unwrap().to_owned()).collect()
    }

    fn last(&self) -> String {
        self.asked.lock().unwrap().last().unwrap().clone()
    }

    fn url(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.port)
    }
}

fn request(stream: &TcpStream) -> Option<String> {
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    let request: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    (!request.is_empty()).then(|| request.join("\n").to_ascii_lowercase())
}

fn reply(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
        .into_bytes()
}

fn fine(body: &str) -> Vec<u8> {
    reply("200 OK", "Content-Type: text/html\r\n", body)
}

fn sent_to(location: &str) -> Vec<u8> {
    reply("302 Found", &format!("Location: {location}\r\n"), "")
}

/// Hosts that begin with "inner" are at 127.0.0.2; an address in place of a name stands for itself; all others are public.
fn look_up(host: &str, port: u16) -> Vec<SocketAddr> {
    let ip = host.parse().unwrap_or(IpAddr::V4(if host.starts_with("inner") { INNER } else { PUBLIC }));
    vec![SocketAddr::new(ip, port)]
}

fn network() -> Network {
    Network {
        look_up: Arc::new(|host: &str, port: u16| Ok(look_up(host, port))),
        may_reach: |address| address.ip() == PUBLIC,
    }
}

fn limits() -> Limits {
    Limits { pause: Duration::ZERO, time: Duration::from_secs(2), bytes: 10_000, ..Limits::default() }
}

fn fetcher(cache: Option<&Path>) -> Fetcher {
    Fetcher::new(network(), limits(), cache).unwrap()
}

fn fetch(url: &str) -> Result<Answer, Error> {
    fetcher(None).fetch(url)
}

/// No robots.txt, and the page that it is asked for.
fn plain(path: &str, _: &str) -> Vec<u8> {
    if path == "/robots.txt" { reply("404 Not Found", "", "") } else { fine("rain") }
}

#[test]
fn a_page_is_fetched_once_robots_txt_was_asked_for() {
    let site = Site::new(PUBLIC, plain);
    let mut fetcher = fetcher(None);
    let answer = fetcher.fetch(&site.url("oxley.example", "/a?b=c#d")).unwrap();
    assert_eq!(
        (answer.url.as_str(), answer.body.as_slice()),
        (site.url("oxley.example", "/a?b=c").as_str(), b"rain".as_slice())
    );
    assert_eq!(answer.content_type.as_deref(), Some("text/html"));
    fetcher.fetch(&site.url("oxley.example", "/e")).unwrap();
    assert_eq!(site.paths(), ["/robots.txt", "/a?b=c", "/e"]);
    assert!(site.last().contains("user-agent: onrecord/"), "{}", site.last());
}

#[test]
fn what_a_site_asks_of_robots_is_heeded() {
    let rules = "User-agent: onrecord\nDisallow: /drafts\nAllow: /\n\nUser-agent: *\nDisallow: /";
    let site =
        Site::new(PUBLIC, move |path, _| if path == "/robots.txt" { fine(rules) } else { fine("rain") });
    let refused = fetch(&site.url("oxley.example", "/drafts/1")).unwrap_err();
    assert_eq!(refused.to_string(), "oxley.example asks robots not to fetch it");
    assert_eq!(site.paths(), ["/robots.txt"]);
    assert!(fetch(&site.url("oxley.example", "/news")).is_ok());
}

#[test]
fn a_robots_txt_that_cannot_be_had_forbids_everything_and_one_that_is_not_there_nothing() {
    for (status, allowed) in
        [("404 Not Found", true), ("403 Forbidden", true), ("500 Oh", false), ("503 Later", false)]
    {
        let site =
            Site::new(
                PUBLIC,
                move |path, _| if path == "/robots.txt" { reply(status, "", "") } else { fine("rain") },
            );
        let found = fetch(&site.url("oxley.example", "/news"));
        assert_eq!(found.is_ok(), allowed, "{status}: {found:?}");
        assert_eq!(site.paths().len(), 1 + usize::from(allowed));
    }
}

#[test]
fn robots_txt_is_asked_for_anew_where_a_redirect_leads() {
    let other = Site::new(PUBLIC, |path, _| match path {
        "/robots.txt" => fine("User-agent: *\nDisallow: /secret"),
        _ => fine("rain"),
    });
    let (open, secret) = (other.url("other.example", "/open"), other.url("other.example", "/secret"));
    let site = Site::new(PUBLIC, move |path, _| match path {
        "/1" => sent_to(&open),
        "/2" => sent_to(&secret),
        "/relative" => sent_to("../moved?x"),
        "/moved?x" => fine("moved"),
        _ => reply("404 Not Found", "", ""),
    });
    assert_eq!(fetch(&site.url("oxley.example", "/1")).unwrap().url, other.url("other.example", "/open"));
    assert!(
        matches!(fetch(&site.url("oxley.example", "/2")), Err(Error::Robots { host }) if host == "other.example")
    );
    assert_eq!(fetch(&site.url("oxley.example", "/relative")).unwrap().body, b"moved");
}

#[test]
fn nobody_is_led_into_the_own_network() {
    let inner = Site::new(INNER, |_, _| fine("secret"));
    let (by_name, by_number) = (inner.url("inner.example", "/"), inner.url("127.0.0.2", "/"));
    let mapped = inner.url("[::ffff:127.0.0.2]", "/");
    let targets = [by_name.clone(), by_number.clone(), mapped.clone()];
    for target in &targets {
        assert!(matches!(fetch(target), Err(Error::Private { .. })), "{target}: {:?}", fetch(target));
    }
    let site = Site::new(PUBLIC, move |path, _| match path {
        "/name" => sent_to(&by_name),
        "/number" => sent_to(&by_number),
        "/mapped" => sent_to(&mapped),
        "/file" => sent_to("file:///etc/passwd"),
        "/password" => sent_to("http://a:b@oxley.example/"),
        _ => reply("404 Not Found", "", ""),
    });
    for path in ["/name", "/number", "/mapped"] {
        let found = fetch(&site.url("oxley.example", path));
        assert!(matches!(found, Err(Error::Private { .. })), "{path}: {found:?}");
    }
    for path in ["/file", "/password"] {
        assert!(matches!(fetch(&site.url("oxley.example", path)), Err(Error::BadAddress { .. })), "{path}");
    }
    assert_eq!(inner.paths(), [""; 0], "nothing may have asked it anything");
}

#[test]
fn robots_txt_leads_nobody_into_the_own_network_either() {
    let inner = Site::new(INNER, |_, _| fine(""));
    let to = inner.url("inner.example", "/robots.txt");
    let site =
        Site::new(PUBLIC, move |path, _| if path == "/robots.txt" { sent_to(&to) } else { fine("rain") });
    assert!(matches!(fetch(&site.url("oxley.example", "/")), Err(Error::Private { .. })));
    assert!(inner.paths().is_empty());
}

/// A name server that answers differently each time: the first answer of each look-up is judged, and is the one that is
/// connected to.
#[test]
fn a_host_that_changes_its_address_gains_nothing() {
    let inner = Site::new(INNER, |_, _| fine("secret"));
    let port = inner.port;
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    // Public when it is first asked for, inner ever after.
    let rebinding = move |_: &str, _: u16| {
        let first = count.fetch_add(1, Ordering::SeqCst) == 0;
        Ok(vec![SocketAddr::from((if first { PUBLIC } else { INNER }, port))])
    };
    let listener = TcpListener::bind((PUBLIC, port));
    let site = listener.is_ok().then(|| {
        let listener = listener.unwrap();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let _ = request(&stream);
                let _ = { stream }.write_all(&plain("/robots.txt", ""));
            }
        })
    });
    assert!(site.is_some(), "the port is taken: run the test again");
    let network = Network { look_up: Arc::new(rebinding), ..network() };
    let mut fetcher = Fetcher::new(network, limits(), None).unwrap();
    // robots.txt comes from the public address; the page would come from the inner one.
    let found = fetcher.fetch(&format!("http://rebinding.example:{port}/"));
    assert!(matches!(found, Err(Error::Private { .. })), "{found:?}");
    assert_eq!(
        asked.load(Ordering::SeqCst),
        2,
        "a look-up for each connection, none between judging and connecting"
    );
    assert!(inner.paths().is_empty());
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let site = Site::new(PUBLIC, |path, request| match path {
        "/robots.txt" => reply("404 Not Found", "", ""),
        _ if request.contains("if-none-match: \"7\"")
            && request.contains("if-modified-since: tue, 18 nov") =>
        {
            reply("304 Not Modified", "", "")
        }
        _ => reply(
            "200 OK",
            "ETag: \"7\"\r\nLast-Modified: Tue, 18 Nov 2025 10:00:00 GMT\r\nContent-Type: text/html; charset=utf-8\r\n",
            "rain",
        ),
    });
    let folder = tempfile::tempdir().unwrap();
    let url = site.url("oxley.example", "/news");
    let first = fetcher(Some(folder.path())).fetch(&url).unwrap();
    let again = fetcher(Some(folder.path())).fetch(&url).unwrap();
    assert_eq!(first, again);
    assert!(site.last().contains("if-none-match"), "{}", site.last());
    // Without its body what is kept is worth nothing.
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
    assert_eq!(fetcher(Some(folder.path())).fetch(&url).unwrap(), first);
    assert!(!site.last().contains("if-none-match"), "{}", site.last());
}

#[test]
fn requests_to_a_host_are_a_pause_apart() {
    let site = Site::new(PUBLIC, |path, _| match path {
        "/robots.txt" => fine("User-agent: *\nCrawl-delay: 0.3"),
        "/1" => sent_to("/2"),
        _ => fine("rain"),
    });
    let pause = Duration::from_millis(100);
    let mut fetcher = Fetcher::new(network(), Limits { pause, ..limits() }, None).unwrap();
    let began = Instant::now();
    fetcher.fetch(&site.url("oxley.example", "/1")).unwrap();
    // robots.txt, then two pages each the site's own pause apart.
    assert!(began.elapsed() >= Duration::from_millis(600), "{:?}", began.elapsed());
    let began = Instant::now();
    fetcher.fetch(&site.url("other.example", "/2")).unwrap();
    assert!(
        began.elapsed() < Duration::from_millis(590),
        "another host does not wait: {:?}",
        began.elapsed()
    );
    assert_eq!(Limits::default().pause, Duration::from_secs(1));
}

#[test]
fn limits_of_size_time_and_redirects_hold() {
    let site = Site::new(PUBLIC, |path, _| match path {
        "/long" => fine(&"x".repeat(20_000)),
        "/lies" => [b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec(), vec![b'x'; 20_000]].concat(),
        "/loop" => sent_to("/loop"),
        "/gone" => reply("410 Gone", "", ""),
        "/headers" => reply("200 OK", &format!("X: {}\r\n", "x".repeat(200_000)), ""),
        _ => reply("404 Not Found", "", ""),
    });
    let at = |path: &str| fetch(&site.url("oxley.example", path));
    assert!(matches!(at("/long"), Err(Error::TooLong { limit: 10_000 })));
    assert!(matches!(at("/lies"), Err(Error::TooLong { .. })));
    assert!(matches!(at("/loop"), Err(Error::TooManyRedirects { most: 5 })));
    assert_eq!(site.paths().iter().filter(|path| *path == "/loop").count(), 6);
    assert!(matches!(at("/gone"), Err(Error::Status { status: 410 })));
    assert!(matches!(at("/headers"), Err(Error::NoConnection { .. })));
}

#[test]
fn a_server_that_answers_by_drops_is_left_in_time() {
    let listener = TcpListener::bind((PUBLIC, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let is_robots = request(&stream).is_some_and(|request| request.contains("/robots.txt"));
            if is_robots {
                let _ = stream.write_all(&plain("/robots.txt", ""));
                continue;
            }
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
            // Half a minute of drops, unless nobody listens any more.
            (0..300)
                .take_while(|_| stream.write_all(b"x").is_ok())
                .for_each(|_| thread::sleep(Duration::from_millis(100)));
        }
    });
    let began = Instant::now();
    let found = fetch(&format!("http://oxley.example:{port}/"));
    assert!(matches!(found, Err(Error::TimedOut)), "{found:?}");
    assert!(began.elapsed() < Duration::from_secs(6), "{:?}", began.elapsed());
}

#[test]
fn a_host_that_asks_to_be_left_alone_is() {
    let site = Site::new(PUBLIC, |path, _| match path {
        "/robots.txt" => reply("404 Not Found", "", ""),
        _ => reply("429 Too Many Requests", "Retry-After: 60\r\n", ""),
    });
    let mut fetcher = fetcher(None);
    for path in ["/1", "/2"] {
        let found = fetcher.fetch(&site.url("oxley.example", path));
        assert!(matches!(found, Err(Error::TooMuch { status: 429, .. })), "{found:?}");
    }
    assert_eq!(site.paths(), ["/robots.txt", "/1"]);
}

#[test]
fn what_is_no_address_of_a_page_is_refused_before_anything_is_asked() {
    for address in
        ["ftp://oxley.example/a", "file:///etc/passwd", "http://", "http://a:b@oxley.example/", "oxley"]
    {
        assert!(matches!(fetch(address), Err(Error::BadAddress { .. })), "{address}");
    }
    // The real network refuses the test's own servers.
    let site = Site::new(PUBLIC, plain);
    let mut real = Fetcher::new(Network::public(), limits(), None).unwrap();
    for host in ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"] {
        let found = real.fetch(&site.url(host, "/"));
        assert!(matches!(found, Err(Error::Private { .. })), "{host}: {found:?}");
    }
    assert!(site.paths().is_empty());
}
