package almanac.notification.api;

import almanac.secret.MasterKey;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.UserId;
import almanac.shared.WebhookId;
import almanac.storage.outbox.RecipientChoice;
import almanac.storage.outbox.SealedWebhook;
import almanac.web.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The recipients of notices, in place of those that there were.
 *
 * @param users told by mail, at the addresses that they have then
 * @param emails addresses that are no user's; the log keeps them
 * @param webhooks addresses of other systems
 */
public record NewRecipientsV1(
        @Nullable @Size(max = MOST) List<@NotNull UserId> users,
        @Nullable @Size(max = MOST) List<@NotBlank @Email @Size(max = Texts.NAME) String> emails,
        @Nullable @Size(max = MOST) List<@NotNull @Valid NewWebhookV1> webhooks) {

    private static final int MOST = 50;

    /** Time for which a secret that was replaced goes on signing, so that a receiver can change over in between. */
    private static final Duration SIGNS_ON_FOR = Duration.ofHours(24);

    /**
     * A webhook: a new one with its address and secret, or a known one by its id.
     *
     * @param id of one that there was; it keeps its address, and its secret unless there is a new one
     * @param secret as Standard Webhooks has it
     */
    public record NewWebhookV1(
            @Nullable WebhookId id,

            @Nullable @Size(max = Texts.LINE) @Pattern(regexp = URL, message = URL_MESSAGE)
            String url,

            @Nullable @Pattern(regexp = SECRET, message = SECRET_MESSAGE)
            String secret) {

        private static final String HOST = "^https?://([A-Za-z0-9.-]+)";
        private static final String URL = HOST + "(:[0-9]{1,5})?(/([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?$";
        private static final String URL_MESSAGE = "must be an address of https, without user and fragment";
        private static final String SECRET = "whsec_([A-Za-z0-9+/]{4}){8,21}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?";
        private static final String SECRET_MESSAGE = "must be whsec_ and 24 to 64 random bytes in Base64";

        private SealedWebhook sealed(IdSource ids, MasterKey key) {
            if (id != null && url == null) {
                return SealedWebhook.ofKnown(id, secret, key);
            }
            if (id != null || url == null || secret == null) {
                throw ErrorCode.INVALID_VALUE.with(
                        "webhooks", "a new webhook has an url and a secret, and a known one its id and no url");
            }
            String host = url.replaceFirst(HOST + ".*$", "$1");
            return SealedWebhook.ofNew(new WebhookId(ids.next()), host, url, secret, key);
        }
    }

    public RecipientChoice toChoice(IdSource ids, MasterKey key, Instant now) {
        return new RecipientChoice(
                distinct(users),
                distinct(emails),
                distinct(webhooks).stream()
                        .map(webhook -> webhook.sealed(ids, key))
                        .toList(),
                now.plus(SIGNS_ON_FOR));
    }

    private static <T> List<T> distinct(@Nullable List<T> given) {
        return Objects.requireNonNullElseGet(given, List::<T>of).stream()
                .distinct()
                .toList();
    }
}
