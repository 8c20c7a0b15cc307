package almanac.notification.work;

import almanac.notification.event.DeliveryFailure;
import almanac.storage.address.PublicAddresses;
import almanac.storage.outbox.WebhookVault.Open;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Calls webhooks in the form of Standard Webhooks: over https, at addresses of the open internet unless the operator
 * allows more, by no proxy, without redirects. Any answer between 200 and 299 has it delivered.
 */
@Component
class WebhookCaller {

    private static final String HTTP = "http";
    private static final String PRIVATE = "private";
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LONGEST_HEADER = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int REDIRECTION = 300;
    private static final int SUCCESS = 200;

    private final Set<String> allowed;
    private final CloseableHttpClient client;

    WebhookCaller(@Value("${almanac.webhooks.allow:}") List<String> allowed) {
        if (!Set.of(HTTP, PRIVATE).containsAll(allowed)) {
            throw new IllegalArgumentException("almanac.webhooks.allow: " + allowed + " are not all http or private");
        }
        this.allowed = Set.copyOf(allowed);
        this.client = client();
    }

    private CloseableHttpClient client() {
        int longest = (int) LONGEST.toMillis();
        return HttpClientBuilder.create()
                .setDnsResolver(this::addressesOf)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(longest)
                        .setConnectionRequestTimeout(longest)
                        .setSocketTimeout(longest)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setMessageConstraints(MessageConstraints.custom()
                                .setMaxLineLength(LONGEST_HEADER)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableCookieManagement()
                .build();
    }

    /** Returns the addresses of the host; refuses all when one of them must not be connected to. */
    private InetAddress[] addressesOf(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        if (!allowed.contains(PRIVATE) && !Arrays.stream(all).allMatch(PublicAddresses::isPublic)) {
            throw new UnknownHostException(host);
        }
        return all;
    }

    /**
     * Calls the webhook.
     *
     * @param id the same for each attempt
     */
    DeliveryAttempt call(String id, Open webhook, String body, Instant now) {
        URI url = URI.create(webhook.url());
        if (url.getScheme().equalsIgnoreCase(HTTP) && !allowed.contains(HTTP)) {
            return DeliveryAttempt.failed(DeliveryFailure.UNREACHABLE, "the webhook's address is not one of https");
        }
        HttpPost post = new HttpPost(url);
        String timestamp = String.valueOf(now.getEpochSecond());
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", timestamp);
        post.setHeader(
                "webhook-signature",
                webhook.secrets().stream()
                        .map(secret -> WebhookSignature.of(secret, id, timestamp, body))
                        .collect(Collectors.joining(" ")));
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        return answered(post);
    }

    private DeliveryAttempt answered(HttpPost post) {
        Thread timer = Thread.ofVirtual().start(() -> abort(post));
        try (CloseableHttpResponse answer = client.execute(post)) {
            int status = answer.getStatusLine().getStatusCode();
            return status >= SUCCESS && status < REDIRECTION
                    ? DeliveryAttempt.MADE
                    : DeliveryAttempt.failed(DeliveryFailure.REFUSED, "the webhook's server answered " + status);
        } catch (IOException _) {
            return DeliveryAttempt.failed(DeliveryFailure.UNREACHABLE, "the webhook's server cannot be reached");
        } finally {
            timer.interrupt();
        }
    }

    /** Ends a call that takes too long, however busily its server sends. */
    private static void abort(HttpPost post) {
        try {
            Thread.sleep(LONGEST);
            post.abort();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it has been answered
        }
    }

    @PreDestroy
    void close() throws IOException {
        client.close();
    }
}
