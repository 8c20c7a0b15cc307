package almanac.console;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Link to another page of the console.
 *
 * @param address within the server, with every value in it escaped
 */
public record Link(String name, String address) {

    /**
     * Makes a link.
     *
     * @param template of the address, such as {@code /console/projects/{id}/files?path={path}}
     * @param values that its variables stand for, in order
     */
    public static Link to(String name, String template, Object... values) {
        return new Link(
                name,
                UriComponentsBuilder.fromUriString(template)
                        .encode()
                        .buildAndExpand(values)
                        .toUriString());
    }
}
