import { createTheme, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { ApiProblem } from "./data/api.ts";
import { router } from "./router.tsx";
import { TextsProvider } from "./texts/texts.tsx";

const theme = createTheme({
  primaryColor: "cyan",
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: "md",
  cursorType: "pointer",
  autoContrast: true,
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
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-left" />
      <QueryClientProvider client={client}>
        <TextsProvider>
          <RouterProvider router={router} />
        </TextsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
