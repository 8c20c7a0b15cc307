package almanac.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import almanac.server.Server;
import almanac.server.Someone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.core.io.ClassPathResource;

/**
 * The browser of the tests: one for all of them, started by the first that asks for it, without a window. Classes that use
 * it hold the lock {@link #LOCK}, so that one is at it at a time.
 */
public final class Browser {

    /** Name of the JUnit resource that every class of tests with the browser locks. */
    public static final String LOCK = "browser";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCREENS = Path.of("target", "screens");
    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");

    private static @Nullable Browser started;

    private final ChromeDriver driver;
    private final String axe = axe();

    private Browser(Path program, Path itsDriver) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // the tests may run as root
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-extensions",
                "--disable-background-networking",
                "--no-first-run",
                "--lang=en",
                "--window-size=1280,900");
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(itsDriver.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
    }

    /** Returns the browser without a session; the test is skipped where none is installed. */
    public static synchronized Browser fresh() {
        if (started == null) {
            Path program =
                    PROGRAMS.stream().flatMap(Browser::installed).findFirst().orElse(null);
            Path driver = installed("chromedriver").findFirst().orElse(null);
            assumeTrue(
                    program != null && driver != null,
                    "no browser is installed; Debian has one in the packages chromium and chromium-driver."
                            + " PageHttpTest and SessionHttpTest need none");
            started = new Browser(Objects.requireNonNull(program), Objects.requireNonNull(driver));
        }
        Browser browser = started;
        browser.open("/console/login");
        browser.driver.manage().deleteAllCookies();
        browser.wide();
        browser.light();
        return browser;
    }

    private static Stream<Path> installed(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable);
    }

    private static String axe() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a page of the lane's server. */
    public void open(String path) {
        driver.get("http://localhost:" + Server.running().port() + path);
    }

    public void logIn(Someone who) {
        open("/console/login");
        type("secret", who.key());
        press("Log in");
    }

    public void type(String field, String text) {
        driver.findElement(By.name(field)).sendKeys(text);
    }

    /** Presses the button with that text, and waits for the page that comes. */
    public void press(String button) {
        WebElement page = driver.findElement(By.tagName("html"));
        driver.findElement(By.xpath("//button[normalize-space()='" + button + "']"))
                .click();
        new WebDriverWait(driver, PATIENCE).until(_ -> isGone(page));
    }

    private static boolean isGone(WebElement page) {
        try {
            page.isEnabled();
            return false;
        } catch (org.openqa.selenium.StaleElementReferenceException _) {
            return true;
        }
    }

    public void await(String text) {
        new WebDriverWait(driver, PATIENCE).until(_ -> text().contains(text));
    }

    /** The text of the page as it is seen. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** The path of the page. */
    public String path() {
        return java.net.URI.create(driver.getCurrentUrl()).getPath();
    }

    public WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    public @Nullable Object run(String script) {
        return driver.executeScript(script);
    }

    public void dark() {
        scheme("dark");
    }

    public void light() {
        scheme("light");
    }

    private void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Makes the window as narrow as that of a small telephone. */
    public void narrow() {
        size(360, 740);
    }

    public void wide() {
        size(1280, 900);
    }

    private void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** By how many pixels the page is wider than the window. */
    public long overflow() {
        return ((Number) Objects.requireNonNull(
                        run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")))
                .longValue();
    }

    /** What axe-core finds wrong with the page, a line for each. */
    public List<?> violations() {
        driver.executeScript(axe);
        Object found = driver.executeAsyncScript("""
                const done = arguments[0];
                axe.run().then(result => done(result.violations.flatMap(rule => rule.nodes.map(node =>
                    rule.id + " at " + node.target.join(" ") + ": " + node.failureSummary))),
                    fault => done([String(fault)]));""");
        return (List<?>) Objects.requireNonNull(found);
    }

    /** What the browser itself complained of since the last look, such as breaches of the page's policy. */
    public List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** Keeps a picture of the page as {@code target/screens/<name>.png}. */
    public void keep(String name) {
        try {
            Files.createDirectories(SCREENS);
            Files.write(SCREENS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
