/**
 * curl's long options, as documented for 8.22: facts from its docs/cmdline-opts, docs/options-in-versions and the
 * table in src/tool_getparam.c. One line each:
 *
 *     name  short form or -  switch|once|value  first version  [what the value is]  [blank] [wiped] [inert=version]
 *
 * `switch` can be turned off with `--no-`, `once` cannot. A name that starts with `no-` is a switch that is on unless
 * it is turned off. `blank`: an empty value is accepted by every version. `wiped`: curl overwrites the value in its
 * argument list after it started (it could be read before). `inert`: accepted from then on, but without effect.
 */
export const curlOptionTable = `
abstract-unix-socket - value 7.53.0 socket
alt-svc - value 7.64.1 cache blank
anyauth - once 7.10.6
append a switch 4.8
aws-sigv4 - value 7.75.0 text blank
basic - switch 7.10.6
ca-native - switch 8.2.0
cacert - value 7.5 file
capath - value 7.9.8 folder
cert E value 5.0 certificate wiped
cert-status - switch 7.41.0
cert-type - value 7.9.3 text
ciphers - value 7.9 text
compressed - switch 7.10
compressed-ssh - switch 7.56.0
config K value 4.10 config
connect-timeout - value 7.7 seconds
connect-to - value 7.49.0 route blank
continue-at C value 4.8 text
cookie b value 4.9 cookie blank
cookie-jar c value 7.9 file-out
create-dirs - switch 7.10.3
create-file-mode - value 7.75.0 mode
crlf - switch 5.7
crlfile - value 7.19.7 file
curves - value 7.73.0 text
data d value 4.0 data blank
data-ascii - value 7.2 data blank
data-binary - value 7.2 data blank
data-raw - value 7.43.0 text blank
data-urlencode - value 7.18.0 data blank
delegation - value 7.22.0 text
digest - switch 7.10.6
disable q switch 5.0
disable-eprt - switch 7.10.5
disable-epsv - switch 7.9.2
disallow-username-in-url - switch 7.61.0
dns-interface - value 7.33.0 text
dns-ipv4-addr - value 7.33.0 text
dns-ipv6-addr - value 7.33.0 text
dns-servers - value 7.33.0 text
doh-cert-status - switch 7.76.0
doh-insecure - switch 7.76.0
doh-url - value 7.62.0 url blank
dump-ca-embed - once 8.10.0
dump-header D value 5.7 file-out
ech - value 8.8.0 text
egd-file - value 7.7 file inert=7.84.0
engine - value 7.9.3 text
etag-compare - value 7.68.0 file
etag-save - value 7.68.0 file-out
expect100-timeout - value 7.47.0 seconds
fail f switch 4.0
fail-early - switch 7.52.0
fail-with-body - switch 7.76.0
false-start - switch 7.42.0 inert=8.15.0
follow - switch 8.16.0
form F value 5.0 form
form-escape - switch 7.81.0
form-string - value 7.13.2 text blank
ftp-account - value 7.13.0 text
ftp-alternative-to-user - value 7.15.5 command
ftp-create-dirs - switch 7.10.7
ftp-method - value 7.15.1 text
ftp-pasv - once 7.11.0
ftp-port P value 4.0 text
ftp-pret - switch 7.20.0
ftp-skip-pasv-ip - switch 7.15.0
ftp-ssl-ccc - switch 7.16.1
ftp-ssl-ccc-mode - value 7.16.2 text
ftp-ssl-control - switch 7.16.0
get G switch 7.8.1
globoff g switch 7.6
happy-eyeballs-timeout-ms - value 7.59.0 number
haproxy-clientip - value 8.2.0 text
haproxy-protocol - switch 7.60.0
head I switch 4.0
header H value 5.0 header blank
help h value 4.0 text blank
hostpubmd5 - value 7.17.1 text
hostpubsha256 - value 7.80.0 text
hsts - value 7.74.0 cache blank
http0.9 - switch 7.64.0
http1.0 0 once 7.9.1
http1.1 - once 7.33.0
http2 - once 7.33.0
http2-prior-knowledge - once 7.49.0
http3 - once 7.66.0
http3-only - once 7.88.0
httpsig-algo - value 8.22.0 text
httpsig-headers - value 8.22.0 text
httpsig-key - value 8.22.0 secret
httpsig-keyid - value 8.22.0 text
ignore-content-length - switch 7.14.1
insecure k switch 7.10
interface - value 7.3 text
ip-tos - value 8.9.0 text
ipfs-gateway - value 8.4.0 url
ipv4 4 once 7.10.8
ipv6 6 once 7.10.8
json - value 7.82.0 data blank
junk-session-cookies j switch 7.9.7
keepalive-cnt - value 8.9.0 number
keepalive-time - value 7.18.0 number
key - value 7.9.3 file
key-type - value 7.9.3 text
knownhosts - value 8.17.0 file
krb - value 7.3 text inert=8.17.0
libcurl - value 7.16.1 file-out
limit-rate - value 7.10 size
list-only l switch 4.0
local-port - value 7.15.2 text
location L switch 4.9
location-trusted - switch 7.10.4
login-options - value 7.34.0 text blank
mail-auth - value 7.25.0 text
mail-from - value 7.20.0 text
mail-rcpt - value 7.20.0 text blank
mail-rcpt-allowfails - switch 7.69.0
manual M switch 5.2
max-filesize - value 7.10.8 size
max-redirs - value 7.5 text
max-time m value 4.0 seconds
metalink - switch 7.27.0 inert=7.78.0
mptcp - switch 8.9.0
negotiate - switch 7.10.6
netrc n switch 4.6
netrc-file - value 7.21.5 file
netrc-optional - switch 7.9.8
next : once 7.36.0
no-alpn - switch 7.36.0
no-buffer N switch 6.5
no-clobber - switch 7.83.0
no-keepalive - switch 7.18.0
no-npn - switch 7.36.0 inert=7.86.0
no-progress-meter - switch 7.67.0
no-sessionid - switch 7.16.0
noproxy - value 7.19.4 text blank
ntlm - switch 7.10.6
ntlm-wb - switch 7.22.0 inert=8.8.0
oauth2-bearer - value 7.33.0 secret wiped
out-null - switch 8.16.0
output o value 4.0 file-out
output-dir - value 7.73.0 folder-out
parallel Z switch 7.66.0
parallel-immediate - switch 7.68.0
parallel-max - value 7.66.0 number
parallel-max-host - value 8.16.0 number
pass - value 7.9.3 secret wiped
path-as-is - switch 7.42.0
pinnedpubkey - value 7.39.0 text
post301 - switch 7.17.1
post302 - switch 7.19.1
post303 - switch 7.26.0
preproxy - value 7.52.0 proxy
progress-bar # switch 5.10
proto - value 7.20.2 text
proto-default - value 7.45.0 text
proto-redir - value 7.20.2 text
proxy x value 4.0 proxy blank
proxy-anyauth - switch 7.13.2
proxy-basic - switch 7.12.0
proxy-ca-native - switch 8.2.0
proxy-cacert - value 7.52.0 file
proxy-capath - value 7.52.0 folder
proxy-cert - value 7.52.0 certificate wiped
proxy-cert-type - value 7.52.0 text
proxy-ciphers - value 7.52.0 text
proxy-crlfile - value 7.52.0 file
proxy-digest - switch 7.12.0
proxy-header - value 7.37.0 header blank
proxy-http2 - switch 8.1.0
proxy-http3 - switch 8.21.0
proxy-insecure - switch 7.52.0
proxy-key - value 7.52.0 file blank
proxy-key-type - value 7.52.0 text
proxy-negotiate - switch 7.17.1
proxy-ntlm - switch 7.10.7
proxy-pass - value 7.52.0 secret blank wiped
proxy-pinnedpubkey - value 7.59.0 text
proxy-service-name - value 7.43.0 text
proxy-ssl-allow-beast - switch 7.52.0
proxy-ssl-auto-client-cert - switch 7.77.0
proxy-tls13-ciphers - value 7.61.0 text
proxy-tlsauthtype - value 7.52.0 text
proxy-tlspassword - value 7.52.0 secret wiped
proxy-tlsuser - value 7.52.0 text blank wiped
proxy-tlsv1 - once 7.52.0
proxy-user U value 4.0 credentials blank wiped
proxy1.0 - value 7.19.4 proxy
proxytunnel p switch 7.3
pubkey - value 7.16.2 file
quote Q value 5.3 command blank
random-file - value 7.7 file inert=7.84.0
range r value 4.0 text
rate - value 7.84.0 text
raw - switch 7.16.2
referer e value 4.0 text blank
remote-header-name J switch 7.20.0
remote-name O switch 4.0
remote-name-all - switch 7.19.0
remote-time R switch 7.9
remove-on-error - switch 7.83.0
request X value 6.0 text
request-target - value 7.55.0 text
resolve - value 7.21.3 route blank
retry - value 7.12.3 number
retry-all-errors - switch 7.71.0
retry-connrefused - switch 7.52.0
retry-delay - value 7.12.3 number
retry-max-time - value 7.12.3 number
sasl-authzid - value 7.66.0 text
sasl-ir - switch 7.31.0
service-name - value 7.43.0 text
show-error S switch 5.9
show-headers i switch 8.10.0
sigalgs - value 8.14.0 text
silent s switch 4.0
skip-existing - switch 8.10.0
socks4 - value 7.15.2 proxy
socks4a - value 7.18.0 proxy
socks5 - value 7.18.0 proxy
socks5-basic - switch 7.55.0
socks5-gssapi - switch 7.55.0
socks5-gssapi-nec - switch 7.19.4
socks5-gssapi-service - value 7.19.4 text
socks5-hostname - value 7.18.0 proxy
speed-limit Y value 4.7 number
speed-time y value 4.7 number
ssl - switch 7.20.0
ssl-allow-beast - switch 7.25.0
ssl-auto-client-cert - switch 7.77.0
ssl-no-revoke - switch 7.44.0
ssl-reqd - switch 7.20.0
ssl-revoke-best-effort - switch 7.70.0
ssl-sessions - value 8.12.0 cache
sslv2 2 once 5.9 inert=7.77.0
sslv3 3 once 5.9 inert=7.77.0
stderr - value 6.2 file-out
styled-output - switch 7.61.0
suppress-connect-headers - switch 7.54.0
tcp-fastopen - switch 7.49.0
tcp-nodelay - switch 7.11.2
telnet-option t value 7.7 command blank
tftp-blksize - value 7.20.0 number
tftp-no-options - switch 7.48.0
time-cond z value 5.8 text
tls-earlydata - switch 8.11.0
tls-max - value 7.54.0 text
tls13-ciphers - value 7.61.0 text
tlsauthtype - value 7.21.4 text
tlspassword - value 7.21.4 secret blank wiped
tlsuser - value 7.21.4 text wiped
tlsv1 1 once 7.9.2
tlsv1.0 - once 7.34.0
tlsv1.1 - once 7.34.0
tlsv1.2 - once 7.34.0
tlsv1.3 - once 7.52.0
tr-encoding - switch 7.21.6
trace - value 7.9.7 file-out
trace-ascii - value 7.9.7 file-out
trace-config - value 8.3.0 text
trace-ids - switch 8.2.0
trace-time - switch 7.14.0
unix-socket - value 7.40.0 socket
upload-file T value 4.0 upload blank
upload-flags - value 8.13.0 text
url - value 7.5 url
url-query - value 7.87.0 data blank
use-ascii B switch 5.0
user u value 4.0 credentials blank wiped
user-agent A value 4.5.1 text blank
variable - value 8.3.0 variable
verbose v switch 4.0
version V switch 4.0
vlan-priority - value 8.9.0 number
write-out w value 6.5 format blank
xattr - switch 7.21.3
`;
