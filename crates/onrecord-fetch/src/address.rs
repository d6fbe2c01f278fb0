//! Which addresses of the internet may be asked: those that belong to everybody, none of the own machine or network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Whether an address is one of the public internet, at a port where pages are served.
///
/// ```
/// use onrecord_fetch::is_public;
///
/// assert!(is_public(&"192.0.78.9:443".parse().unwrap()));
/// assert!(!is_public(&"127.0.0.1:80".parse().unwrap()));
/// assert!(!is_public(&"[::ffff:169.254.169.254]:80".parse().unwrap()));
/// ```
pub fn is_public(address: &SocketAddr) -> bool {
    // Below 1024 stand mail, printers and the like, which a page has no reason to name.
    let port = matches!(address.port(), 80 | 443 | 1024..);
    port && match address.ip() {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

/// IPv4 blocks that are not the public internet, with the length of their prefix:
/// <https://www.iana.org/assignments/iana-ipv4-special-registry>, multicast, reserved, and one address by which a
/// provider hands out the secrets of its machines.
const V4: &[([u8; 4], u32, &str)] = &[
    ([0, 0, 0, 0], 8, "this network"),
    ([10, 0, 0, 0], 8, "private"),
    ([100, 64, 0, 0], 10, "behind a provider's translation; Alibaba's metadata"),
    ([127, 0, 0, 0], 8, "loopback"),
    ([168, 63, 129, 16], 32, "Azure's metadata"),
    ([169, 254, 0, 0], 16, "link-local; metadata of most providers"),
    ([172, 16, 0, 0], 12, "private"),
    ([192, 0, 0, 0], 24, "protocol assignments; Oracle's metadata"),
    ([192, 0, 2, 0], 24, "documentation"),
    ([192, 88, 99, 0], 24, "6to4 relays"),
    ([192, 168, 0, 0], 16, "private"),
    ([198, 18, 0, 0], 15, "benchmarks"),
    ([198, 51, 100, 0], 24, "documentation"),
    ([203, 0, 113, 0], 24, "documentation"),
    ([224, 0, 0, 0], 4, "multicast"),
    ([240, 0, 0, 0], 4, "reserved; broadcast"),
];

/// Blocks within the global unicast addresses of IPv6 that are not the public internet:
/// <https://www.iana.org/assignments/iana-ipv6-special-registry>. Everything outside those is none either: loopback,
/// link-local, unique local (Amazon's metadata), multicast.
const V6: &[([u16; 8], u32, &str)] = &[
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23, "protocol assignments; Teredo, which holds an IPv4 address"),
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32, "documentation"),
    ([0x2002, 0, 0, 0, 0, 0, 0, 0], 16, "6to4, which holds an IPv4 address"),
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20, "documentation"),
];

/// Global unicast.
const GLOBAL: ([u16; 8], u32) = ([0x2000, 0, 0, 0, 0, 0, 0, 0], 3);
/// Translated to the IPv4 address that the last 32 bits hold.
const NAT64: ([u16; 8], u32) = ([0x64, 0xff9b, 0, 0, 0, 0, 0, 0], 96);

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let within = |block: [u8; 4], length: u32| {
        (ip.to_bits() ^ Ipv4Addr::from(block).to_bits()).checked_shr(32 - length).unwrap_or(0) == 0
    };
    !V4.iter().any(|&(block, length, _)| within(block, length))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let within = |block: [u16; 8], length: u32| {
        (ip.to_bits() ^ Ipv6Addr::from(block).to_bits()).checked_shr(128 - length).unwrap_or(0) == 0
    };
    if let Some(mapped) = ip.to_ipv4_mapped() {
        return is_public_v4(mapped);
    }
    if within(NAT64.0, NAT64.1) {
        let [.., a, b] = ip.segments();
        return is_public_v4(Ipv4Addr::from_bits(u32::from(a) << 16 | u32::from(b)));
    }
    within(GLOBAL.0, GLOBAL.1) && !V6.iter().any(|&(block, length, _)| within(block, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn public(ip: &str) -> bool {
        is_public(&SocketAddr::new(ip.parse().unwrap(), 443))
    }

    #[test]
    fn the_first_and_last_address_of_every_block_are_refused_and_those_round_it_not() {
        // Neighbours that lie in another block.
        let alone = |bits: u32| {
            V4.iter().all(|&(block, length, _)| (bits ^ u32::from_be_bytes(block)) >> (32 - length) != 0)
        };
        for &(block, length, what) in V4 {
            let first = u32::from_be_bytes(block);
            let last = first | (u32::MAX.checked_shr(length).unwrap_or(0));
            for bits in [first, last] {
                assert!(!is_public_v4(Ipv4Addr::from_bits(bits)), "{what}");
            }
            for bits in [first.wrapping_sub(1), last.wrapping_add(1)].into_iter().filter(|&bits| alone(bits))
            {
                assert!(is_public_v4(Ipv4Addr::from_bits(bits)), "beside {what}");
            }
        }
    }

    #[test]
    fn own_machine_own_network_and_metadata_are_refused_in_every_notation() {
        let refused = [
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.100.100.200",
            "192.0.0.192",
            "168.63.129.16",
            "224.0.0.251",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::fb",
            "fec0::1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::1",
            "2002:7f00:1::1",
            "2001:0:1::1",
            "2001:db8::1",
            "3fff::1",
            "4000::1",
            "100::1",
        ];
        for ip in refused {
            assert!(!public(ip), "{ip}");
        }
        for ip in [
            "192.0.78.9",
            "100.128.0.1",
            "172.32.0.1",
            "2606:2800:220:1::1",
            "2001:4860::8888",
            "::ffff:192.0.78.9",
            "64:ff9b::c000:4e09",
        ] {
            assert!(public(ip), "{ip}");
        }
    }

    #[test]
    fn ports_of_other_services_are_refused() {
        let at = |port| is_public(&SocketAddr::new([192, 0, 78, 9].into(), port));
        assert!([80, 443, 8080].into_iter().all(at));
        assert!(![0, 22, 25, 445, 631].into_iter().any(at));
    }
}
