package almanac.project.api;

import almanac.project.event.GitServiceProvider;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of an outside repository: http, https or ssh, the short form {@code git@host:path} included. One that has
 * a credential in it is refused: addresses are kept and shown.
 */
record GitUri(String host, String path) {

    private static final Pattern HTTP = Pattern.compile(
            "https?://(?<user>[^/?#]*@)?(?<host>[^/@?#\\s]+)/(?<path>[^?#\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SSH = Pattern.compile(
            "ssh://(?<user>[^/@:\\s]+@)?(?<host>[^/@?#\\s]+)/(?<path>[^?#\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SSH_SHORT = Pattern.compile("(?<user>[\\w.-]+@)(?<host>[\\w.-]+):(?<path>[^?#\\s:]+)");

    static GitUri parse(String uri, String member) {
        Matcher http = HTTP.matcher(uri);
        if (http.matches()) {
            if (http.group("user") != null) {
                throw refused(member, "must not hold a user name or password");
            }
            return of(http);
        }
        for (Pattern form : new Pattern[] {SSH, SSH_SHORT}) {
            Matcher ssh = form.matcher(uri);
            if (ssh.matches()) {
                return of(ssh);
            }
        }
        throw refused(member, "must be an http, https or ssh address of a repository, without a password");
    }

    private static GitUri of(Matcher matcher) {
        return new GitUri(matcher.group("host").toLowerCase(Locale.ROOT), matcher.group("path"));
    }

    private static DomainException refused(String member, String reason) {
        return ErrorCode.INVALID_VALUE.with(member, reason);
    }

    /** The last part of the path, without {@code .git}. */
    String repositoryName() {
        String trimmed = path.replaceAll("/+$", "");
        String last = trimmed.substring(trimmed.lastIndexOf('/') + 1);
        return last.endsWith(".git") ? last.substring(0, last.length() - ".git".length()) : last;
    }

    GitServiceProvider provider() {
        return switch (host.replaceAll(":\\d+$", "")) {
            case "github.com" -> GitServiceProvider.GITHUB;
            case "gitlab.com" -> GitServiceProvider.GIT_LAB;
            case "bitbucket.org" -> GitServiceProvider.BITBUCKET;
            default -> GitServiceProvider.UNKNOWN;
        };
    }
}
