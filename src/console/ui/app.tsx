import { type CSSVariablesResolver, createTheme, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { ApiProblem } from "./data/api.ts";
import { router } from "./router.tsx";
import { TextsProvider } from "./texts/texts.tsx";

const theme = createTheme({
  primaryColor: "cyan",
  primaryShade: { light: 9, dark: 9 },
  defaultRadius: "md",
  cursorType: "pointer",
  autoContrast: true,
});

/** The library's dimmed text is too faint on white and on tinted grounds (WCAG asks for 4.5 : 1). */
const readable: CSSVariablesResolver = (base) => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": base.colors.gray[7],
    "--mantine-color-placeholder": base.colors.gray[7],
    "--mantine-color-error": base.colors.red[9],
  },
  dark: {
    "--mantine-color-dimmed": base.colors.dark[1],
    "--mantine-color-placeholder": base.colors.dark[1],
    "--mantine-color-error": base.colors.red[4],
  },
});

const signInAgain = (error: Error): void => {
  if (
    error instanceof ApiProblem &&
    error.kind === "unauthenticated" &&
    !router.state.location.pathname.startsWith("/login")
  ) {
    void router.navigate({ to: "/login" });
  }
};

const client = new QueryClient({
  queryCache: new QueryCache({ onError: signInAgain }),
  mutationCache: new MutationCache({ onError: signInAgain }),
  defaultOptions: {
    queries: {
      staleTime: 1_000,
      retry: (tries, error) => tries < 2 && !(error instanceof ApiProblem && error.status < 500),
    },
  },
});

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={readable}>
      <Notifications position="top-center" />
      <QueryClientProvider client={client}>
        <TextsProvider>
          <RouterProvider router={router} />
        </TextsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
